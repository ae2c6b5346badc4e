using System.Net;
using System.Net.Sockets;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Kernel.Fabric;

namespace VNetPeering.Sdk.Kernel.Probing;

/// <summary>Listens on every machine and gives back the first byte of each connection.</summary>
internal sealed class EchoServers : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly List<Socket> _listeners = [];
    private readonly List<Task> _work = [];

    internal EchoServers(IEnumerable<Machine> machines, IReadOnlyList<int> ports)
    {
        foreach (Machine machine in machines)
        {
            HostAddress[] addresses = [.. new[] { IPFamily.IPv4, IPFamily.IPv6 }.Select(machine.AddressOf).OfType<HostAddress>()];
            Socket[] listeners = machine.Node.Run(() => (Socket[])[.. addresses.SelectMany(address => ports.Select(port => Listen(address.ToIPAddress(), port)))]);
            _listeners.AddRange(listeners);
            _work.AddRange(listeners.Select(AcceptAsync));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_work);
        _listeners.ForEach(listener => listener.Dispose());
        _end.Dispose();
    }

    private static Socket Listen(IPAddress address, int port)
    {
        var listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(address, port));
        listener.Listen(512);
        return listener;
    }

    private async Task AcceptAsync(Socket listener)
    {
        List<Task> answers = [];
        try
        {
            while (true)
            {
                Socket connection = await listener.AcceptAsync(_end.Token);
                answers.Add(AnswerAsync(connection));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(answers);
        }
    }

    private async Task AnswerAsync(Socket connection)
    {
        using Socket held = connection;
        byte[] one = new byte[1];
        try
        {
            int count = await held.ReceiveAsync(one.AsMemory(), _end.Token);
            if (count == 1)
            {
                await held.SendAsync(one.AsMemory(), _end.Token);

                // Whoever called closes first.
                await held.ReceiveAsync(one.AsMemory(), _end.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The caller is gone or the comparison is over.
        }
    }
}
