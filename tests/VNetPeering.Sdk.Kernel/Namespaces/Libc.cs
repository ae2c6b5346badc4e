using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Kernel.Namespaces;

/// <summary>The two calls of the C library that make and enter network namespaces. Both concern the calling thread alone.</summary>
internal static partial class Libc
{
    internal const int NewNetwork = 0x40000000;

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    internal static partial int Unshare(int flags);

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    internal static partial int SetNamespace(int descriptor, int kind);
}
