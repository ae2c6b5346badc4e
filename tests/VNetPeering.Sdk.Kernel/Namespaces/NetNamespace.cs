using System.ComponentModel;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace VNetPeering.Sdk.Kernel.Namespaces;

/// <summary>
/// A network namespace of Linux. It has no name: a file descriptor of this process keeps it alive, so that it is gone when the process is, however that ends.
/// </summary>
internal sealed class NetNamespace : IDisposable
{
    private readonly SafeFileHandle _handle;

    private NetNamespace(SafeFileHandle handle) => _handle = handle;

    /// <summary>Gets the path by which <c>ip</c> can name the namespace.</summary>
    internal string Path => $"/proc/{Environment.ProcessId}/fd/{_handle.DangerousGetHandle()}";

    /// <summary>Makes an empty namespace.</summary>
    /// <exception cref="Win32Exception">The kernel refuses.</exception>
    internal static NetNamespace Create() => OnThreadOfItsOwn(() =>
    {
        Check(Libc.Unshare(Libc.NewNetwork));
        return new NetNamespace(File.OpenHandle("/proc/thread-self/ns/net", share: FileShare.ReadWrite));
    });

    /// <summary>Runs something inside. Sockets made there stay there, and so do processes that are started there.</summary>
    internal T Run<T>(Func<T> action) => OnThreadOfItsOwn(() =>
    {
        Check(Libc.SetNamespace((int)_handle.DangerousGetHandle(), Libc.NewNetwork));
        return action();
    });

    public void Dispose() => _handle.Dispose();

    // The namespace of a thread is never set back: the thread ends instead, so that no other work can land in it.
    private static T OnThreadOfItsOwn<T>(Func<T> action)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = action();
            }
#pragma warning disable CA1031 // Whatever it is, the caller gets it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }

    private static void Check(int answer)
    {
        if (answer != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }
}
