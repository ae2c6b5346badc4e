using System.ComponentModel;

namespace VNetPeering.Sdk.Kernel.Namespaces;

/// <summary>Whether this machine lets the tests lay out networks.</summary>
internal static class Permission
{
    /// <summary>Gets why not, and what to do about it; null when it does.</summary>
    internal static string? Refusal { get; } = Find();

    /// <summary>Gets whether the kernel speaks IPv6.</summary>
    internal static bool HasIPv6 { get; } = Directory.Exists("/proc/sys/net/ipv6");

    private static string? Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "The comparison with the Linux kernel needs Linux.";
        }

        string[] missing = [.. new[] { "ip", "nft" }.Where(tool => Tool.Find(tool) is null)];
        if (missing.Length > 0)
        {
            return $"The comparison with the Linux kernel needs {string.Join(" and ", missing)}: install the packages iproute2 and nftables, as .ci/run does.";
        }

        try
        {
            using var space = NetNamespace.Create();
            return space.Run(() =>
            {
                // More than making a namespace: a container may allow that and yet no interface, no setting or no filter in it.
                File.WriteAllText("/proc/sys/net/ipv4/ip_forward", "1");
                Tool.Run("ip", ["-batch", "-"], ["link add name a type veth peer name b"]);
                Tool.Run("nft", ["-f", "-"], ["table inet t {", "chain c {", "type filter hook forward priority 0; policy accept;", "ct state invalid drop", "}", "}"]);
                return default(string);
            });
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return $"Network namespaces are not permitted here ({exception.Message.Split('\n')[0]}). Run as root, or with CAP_SYS_ADMIN and CAP_NET_ADMIN.";
        }
    }
}
