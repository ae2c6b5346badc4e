using System.Net;
using System.Net.Sockets;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Kernel.Probing;

/// <summary>Tries one flow: a TCP connection with a byte there and back, or two pings.</summary>
/// <remarks>
/// A byte there and back, because the side that calls takes a connection for made before its last packet has arrived. Two pings, because a stateful appliance
/// that misses the answers lets a first request through.
/// </remarks>
internal sealed class Caller : IDisposable
{
    private const int EchoRequest = 8;
    private const int EchoRequestV6 = 128;

    private static readonly TimeSpan _again = TimeSpan.FromMilliseconds(400);

    private readonly Probe _probe;
    private readonly Socket _socket;

    /// <summary>Makes the socket. Call it in the namespace of the sender.</summary>
    internal Caller(Probe probe)
    {
        _probe = probe;
        IPAddress source = probe.Source.ToIPAddress();
        _socket = probe.Protocol.Kind == ProtocolKind.Tcp
            ? new Socket(source.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
            : new Socket(source.AddressFamily, SocketType.Dgram, probe.Family == IPFamily.IPv4 ? ProtocolType.Icmp : ProtocolType.IcmpV6);
        _socket.Bind(new IPEndPoint(source, 0));
    }

    /// <summary>Returns whether it arrived and its answer came back; false when the token says that the time is over.</summary>
    internal async Task<bool> CallAsync(CancellationToken end)
    {
        try
        {
            await _socket.ConnectAsync(new IPEndPoint(_probe.Destination.ToIPAddress(), _probe.Port), end);
            return _probe.Protocol.Kind == ProtocolKind.Tcp
                ? await ExchangeAsync([42], 0, end)
                : await PingAsync(1, end) && await PingAsync(2, end);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            return false;
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Asks again until an answer comes: a busy machine loses packets, and for a moment does not know its neighbours.</summary>
    private async Task<bool> PingAsync(byte number, CancellationToken end)
    {
        while (true)
        {
            using var attempt = CancellationTokenSource.CreateLinkedTokenSource(end);
            attempt.CancelAfter(_again);
            try
            {
                if (await ExchangeAsync(Echo(number), 7, attempt.Token))
                {
                    return true;
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException && !end.IsCancellationRequested)
            {
                await Task.Delay(_again / 4, end);
            }
        }
    }

    private async Task<bool> ExchangeAsync(byte[] message, int index, CancellationToken end)
    {
        await _socket.SendAsync(message.AsMemory(), end);
        byte[] answer = new byte[64];
        int count = await _socket.ReceiveAsync(answer.AsMemory(), end);
        return count > index && answer[index] == message[index];
    }

    // The kernel fills in the checksum, and an identifier of its own.
    private byte[] Echo(byte number) => [(byte)(_probe.Family == IPFamily.IPv4 ? EchoRequest : EchoRequestV6), 0, 0, 0, 0, 0, 0, number];
}
