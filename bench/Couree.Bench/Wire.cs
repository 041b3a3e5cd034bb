using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Couree.Bench;

/// <summary>HTTP/1.1 on a bare socket with buffers of its own: a client that allocates nothing, so that what is counted is the server's.</summary>
internal sealed class Wire : IDisposable
{
    private readonly byte[] _buffer = new byte[4 * 1024 * 1024];

    private readonly Uri _address;
    private Socket _socket;

    public Wire(Uri address) => (_address, _socket) = (address, Connect(address));

    public static byte[] Get(string path, string? cookie = null, string? body = null, string type = "application/json")
    {
        var head = new StringBuilder($"{(body is null ? "GET" : "POST")} {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Language: fr\r\n");
        if (cookie is not null) head.Append($"Cookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n");
        if (body is not null) head.Append($"Content-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n");
        return Encoding.UTF8.GetBytes(head.Append("\r\n").Append(body).ToString());
    }

    /// <summary>Sends, waits for the whole answer, says its status.</summary>
    public int Ask(byte[] request)
    {
        if (TryAsk(request) is { } status) return status;
        // Servers may close a connection they kept for us: a browser asks again on a new one.
        _socket.Dispose();
        _socket = Connect(_address);
        return TryAsk(request) ?? throw new IOException("the server hung up");
    }

    private static Socket Connect(Uri address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, address.Port);
        return socket;
    }

    private int? TryAsk(byte[] request)
    {
        _socket.Send(request);
        var (got, head, length) = (0, -1, -1);
        while (true)
        {
            var read = _socket.Receive(_buffer, got, _buffer.Length - got, SocketFlags.None);
            if (read == 0) return null;
            got += read;
            var seen = _buffer.AsSpan(0, got);
            if (head < 0 && seen.IndexOf("\r\n\r\n"u8) is >= 0 and var end)
            {
                head = end + 4;
                length = LengthOf(seen[..head]);
            }
            if (head < 0) continue;
            if (length >= 0 ? got >= head + length : seen[head..].EndsWith("0\r\n\r\n"u8)) return (seen[9] - '0') * 100 + (seen[10] - '0') * 10 + seen[11] - '0';
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Content-Length, or −1 when the body comes in chunks.</summary>
    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        if (head[9] == '2' && head[11] == '4' || head[9] == '3') return Find(head) is var none && none > 0 ? none : 0;
        return Find(head);

        static int Find(ReadOnlySpan<byte> head)
        {
            var at = head.IndexOf("\nContent-Length: "u8);
            if (at < 0) return -1;
            var length = 0;
            foreach (var digit in head[(at + 17)..])
                if (digit is >= (byte)'0' and <= (byte)'9') length = length * 10 + digit - '0';
                else break;
            return length;
        }
    }
}
