using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Couree.Tests.Modules.Notices;

/// <summary>A post office of a few lines (RFC 5321): takes mails on a socket, and can refuse the first ones.</summary>
internal sealed class SmallPost : IDisposable
{
    private readonly TcpListener _door = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private int _refusals;

    public SmallPost(int refusals = 0)
    {
        _refusals = refusals;
        _door.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)_door.LocalEndpoint).Port;

    public List<string> Received { get; } = [];

    public void Dispose()
    {
        _closing.Cancel();
        _door.Dispose();
        _closing.Dispose();
    }

    private async Task Serve()
    {
        while (!_closing.IsCancellationRequested)
        {
            using var caller = await _door.AcceptTcpClientAsync(_closing.Token);
            await using var stream = caller.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 small post");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase)) await writer.WriteLineAsync("250 small post");
                else if (line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase) && _refusals-- > 0) await writer.WriteLineAsync("451 come back later");
                else if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase)) await Take(reader, writer);
                else if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)) { await writer.WriteLineAsync("221 goodbye"); break; }
                else await writer.WriteLineAsync("250 ok");
            }
        }
    }

    private async Task Take(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".") mail.AppendLine(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
        Received.Add(mail.ToString());
        await writer.WriteLineAsync("250 kept");
    }
}
