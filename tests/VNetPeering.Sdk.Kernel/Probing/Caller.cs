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
                : await ExchangeAsync(Echo(1), 7, end) && await ExchangeAsync(Echo(2), 7, end);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            return false;
        }
    }

    public void Dispose() => _socket.Dispose();

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
