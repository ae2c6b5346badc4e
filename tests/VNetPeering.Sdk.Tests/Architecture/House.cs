using System.Globalization;
using System.Text;

namespace VNetPeering.Sdk.Tests.Architecture;

/// <summary>The floors of the core assembly: the one table that the tests hold and that docs/ARCHITECTURE.md shows.</summary>
internal static class House
{
    public const string Root = "VNetPeering.Sdk";
    public const string FrontHall = "(front hall)";

    public static readonly Room[] Rooms =
    [
        new(10, FrontHall, "builders, verbs, CompiledNetwork"),
        new(9, "Reporting", "answers to text and JSON"),
        new(9, "Export", "topology to other languages"),
        new(8, "Inspection", "rules that need routes or flows"),
        new(8, "Comparison", "two networks, or ours and Azure's"),
        new(7, "Reachability", "flows, there and back"),
        new(6, "Security", "what security groups let through"),
        new(5, "Routing", "effective routes, next hop"),
        new(5, "Planning", "free address space"),
        new(4, "ControlPlane", "Azure's answers to changes"),
        new(4, "Compilation", "names to indices; sees up to 1") { SeesUpTo = 1 },
        new(3, "Validation", "rules about the configuration"),
        new(3, "Import", "other languages to topology"),
        new(2, "Diagnostics", "findings"),
        new(2, "Serialization", "our own file format"),
        new(1, "Model", "the nouns"),
        new(0, "Addressing", "addresses, prefixes, sets; sees Collections") { SeesBeside = "Collections" },
        new(0, "Collections", "lists that are equal by content"),
    ];

    /// <summary>Returns the room of a namespace; rooms inside a room, such as Validation.Rules, belong to it. Null for a namespace outside the house.</summary>
    public static Room? RoomOf(string typeNamespace)
    {
        if (typeNamespace == Root)
        {
            return Rooms.Single(room => room.Name == FrontHall);
        }

        return typeNamespace.StartsWith(Root + ".", StringComparison.Ordinal)
            ? Array.Find(Rooms, room => room.Name == typeNamespace[(Root.Length + 1)..].Split('.')[0])
            : null;
    }

    public static bool MaySee(Room from, Room to) => from == to || to.Floor <= from.SeesUpTo || to.Name == from.SeesBeside;

    public static string Diagram()
    {
        var text = new StringBuilder("floor  room            holds\n");
        int? above = null;
        foreach (Room room in Rooms)
        {
            string floor = room.Floor == above ? string.Empty : room.Floor.ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{floor,5}  {room.Name,-14}  {room.Holds}\n");
            above = room.Floor;
        }

        return text.ToString();
    }
}
