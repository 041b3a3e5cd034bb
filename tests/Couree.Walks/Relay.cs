using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Couree.Walks;

/// <summary>A wire between a phone and the house that can really be cut: connections under way die, new ones are refused.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _wires = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Uri _house;
    private readonly Task _accepting;
    private volatile bool _isCut;

    public Relay(Uri house)
    {
        _house = house;
        _listener.Start();
        Address = new Uri($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = Accept();
    }

    public Uri Address { get; }

    public void Cut()
    {
        _isCut = true;
        foreach (var wire in _wires.Keys) wire.Dispose();
        _wires.Clear();
    }

    public void Restore() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task Accept()
    {
        while (!_end.IsCancellationRequested)
            try
            {
                var phone = await _listener.AcceptTcpClientAsync(_end.Token);
                if (_isCut) phone.Dispose();
                else _ = Carry(phone);
            }
            catch (OperationCanceledException)
            {
                return;
            }
    }

    private async Task Carry(TcpClient phone)
    {
        var house = new TcpClient();
        _wires[phone] = _wires[house] = true;
        try
        {
            await house.ConnectAsync(_house.Host, _house.Port);
            var (up, down) = (phone.GetStream(), house.GetStream());
            await Task.WhenAny(up.CopyToAsync(down), down.CopyToAsync(up));
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException)
        {
            Console.WriteLine($"a wire broke: {broken.GetType().Name}");
        }
        finally
        {
            foreach (var end in new[] { phone, house })
            {
                _wires.TryRemove(end, out _);
                end.Dispose();
            }
        }
    }
}
