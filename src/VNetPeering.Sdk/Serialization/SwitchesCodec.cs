using System.Text.Json;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Serialization;

/// <summary>A set of peering switches, as an array of their names.</summary>
internal sealed class SwitchesCodec : Codec<PeeringSwitches>
{
    private static readonly EnumCodec<PeeringSwitches> One = new();
    private static readonly PeeringSwitches[] Members = [.. Enum.GetValues<PeeringSwitches>().Where(member => member != PeeringSwitches.None)];

    public override void Write(Utf8JsonWriter writer, PeeringSwitches value)
    {
        PeeringSwitches rest = value;
        writer.WriteStartArray();
        foreach (PeeringSwitches member in Members.Where(member => value.HasFlag(member)))
        {
            One.Write(writer, member);
            rest &= ~member;
        }

        if (rest != PeeringSwitches.None)
        {
            throw new ArgumentException($"{rest} is no set of {nameof(PeeringSwitches)}, which are {string.Join(", ", Members)}.");
        }

        writer.WriteEndArray();
    }

    public override PeeringSwitches Read(ref JsonCursor cursor)
    {
        cursor.Expect(JsonTokenType.StartArray, "an array");
        PeeringSwitches switches = PeeringSwitches.None;
        for (int i = 0; ; i++)
        {
            cursor.Read();
            if (cursor.Token == JsonTokenType.EndArray)
            {
                return switches;
            }

            cursor.Enter(i);
            switches |= One.Read(ref cursor);
            cursor.Leave();
        }
    }
}
