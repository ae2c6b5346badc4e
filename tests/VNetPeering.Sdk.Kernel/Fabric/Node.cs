using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Kernel.Namespaces;

namespace VNetPeering.Sdk.Kernel.Fabric;

/// <summary>A namespace of the fabric, and what is to be set up in it: collected as lines first, so that each tool runs once.</summary>
internal sealed class Node : IDisposable
{
    private static readonly (string Setting, string Value)[] _settings =
    [
        // Answers may come by another way than requests: that is what the comparison is about.
        ("net/ipv4/conf/all/rp_filter", "0"),
        ("net/ipv4/conf/default/rp_filter", "0"),
        ("net/ipv4/conf/all/send_redirects", "0"),
        ("net/ipv4/conf/default/send_redirects", "0"),
        ("net/ipv4/conf/all/accept_redirects", "0"),
        ("net/ipv4/conf/default/accept_redirects", "0"),
        ("net/ipv4/ping_group_range", "0 2147483647"),
        ("net/ipv6/conf/default/accept_dad", "0"),
        ("net/ipv6/conf/default/dad_transmits", "0"),
        ("net/ipv6/conf/default/accept_ra", "0"),
        ("net/ipv6/conf/default/accept_redirects", "0"),
        ("net/netfilter/nf_conntrack_acct", "1"),
    ];

    private readonly NetNamespace _space = NetNamespace.Create();
    private readonly List<string> _rules = ["rule flush"];

    internal Node(string name, int number, bool forwards)
    {
        Name = name;
        Number = number;
        _space.Run(() =>
        {
            foreach ((string setting, string value) in _settings)
            {
                Set(setting, value);
            }

            if (forwards)
            {
                Set("net/ipv4/ip_forward", "1");
                Set("net/ipv6/conf/all/forwarding", "1");
            }

            return true;
        });
        Lines.Add("link set lo up");
        Lines.Add($"addr add {Address(IPFamily.IPv4)}/32 dev lo");
    }

    internal string Name { get; }

    /// <summary>Gets a number that makes its addresses on the wires between namespaces unique. They are link-local, which no VNet can hold (rule 1.01).</summary>
    internal int Number { get; }

    internal string Path => _space.Path;

    /// <summary>Gets the lines for <c>ip</c>: addresses and routes of both families.</summary>
    internal List<string> Lines { get; } = [];

    /// <summary>Gets the lines for <c>nft</c>: whole tables.</summary>
    internal List<string> Filter { get; } = [];

    /// <summary>Gets the matches of packets that are dropped as they come in.</summary>
    internal List<string> Refused { get; } = [];

    /// <summary>Gets the matches of packets that are not passed on.</summary>
    internal List<string> NotPassed { get; } = [];

    internal string Address(IPFamily family) => family == IPFamily.IPv4
        ? string.Create(CultureInfo.InvariantCulture, $"169.254.{Number / 256}.{Number % 256}")
        : string.Create(CultureInfo.InvariantCulture, $"fe80::1:{Number:x}");

    /// <summary>Gives an end of a wire its address.</summary>
    internal void TakeDevice(string device)
    {
        Lines.Add($"link set {device} up");
        if (Permission.HasIPv6)
        {
            Lines.Add($"addr add {Address(IPFamily.IPv6)}/64 dev {device} nodad");
        }
    }

    /// <summary>Adds a rule that chooses a table; the first one with a route decides.</summary>
    internal void Rule(string rule) => _rules.Add($"rule add {rule}");

    internal T Run<T>(Func<T> action) => _space.Run(action);

    internal void SetUp() => _space.Run(() =>
    {
        Tool.Run("ip", ["-batch", "-"], Lines);
        if (_rules.Count > 1)
        {
            Tool.Run("ip", ["-4", "-batch", "-"], _rules);
            if (Permission.HasIPv6)
            {
                Tool.Run("ip", ["-6", "-batch", "-"], _rules);
            }
        }

        string[] filter = [.. Filter, .. Chain("prerouting", "entry", Refused), .. Chain("forward", "passing", NotPassed)];
        if (filter.Length > 0)
        {
            Tool.Run("nft", ["-f", "-"], filter);
        }

        return true;
    });

    public void Dispose() => _space.Dispose();

    private static IEnumerable<string> Chain(string hook, string name, List<string> matches) => matches.Count == 0
        ? []
        : [$"table inet {name} {{", $"chain {name} {{", $"type filter hook {hook} priority -300; policy accept;", .. matches.Select(match => $"{match} drop"), "}", "}"];

    // A kernel without IPv6 has no settings for it.
    private static void Set(string setting, string value)
    {
        string path = $"/proc/sys/{setting}";
        if (File.Exists(path))
        {
            File.WriteAllText(path, value);
        }
    }
}
