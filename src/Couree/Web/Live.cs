using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Couree.Web;

/// <summary>
/// Tells open pages that what they show has changed. A topic carries no data: the page fetches its fragment again with its own
/// rights, so nothing leaks through the stream.
/// </summary>
public sealed class Live
{
    public const string Outbox = "outbox";
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Channel<bool>, bool>> _watchers = new();

    /// <summary>How the other processes of this house learn of a topic, where there are some; null where there is one process only.</summary>
    public Action<string>? Elsewhere { get; set; }

    /// <summary>The house closes: open streams end, so that nobody waits for them; a browser opens its stream again by itself.</summary>
    public CancellationToken Closing { get; set; }

    /// <summary>Something changed by the hand of this process.</summary>
    public void Tell(string topic)
    {
        Hear(topic);
        // Each process looks into the outbox by itself, every second.
        if (topic != Outbox) Elsewhere?.Invoke(topic);
    }

    /// <summary>Something changed, whoever did it.</summary>
    public void Hear(string topic)
    {
        if (_watchers.TryGetValue(topic, out var channels))
            foreach (var channel in channels.Keys) channel.Writer.TryWrite(true);
    }

    /// <summary>Nobody knows what was missed: every open page looks again.</summary>
    public void HearAll()
    {
        foreach (var topic in _watchers.Keys) Hear(topic);
    }

    /// <summary>Server-sent events: "changed" each time one of the topics is told, "still" as a heartbeat.</summary>
    public async IAsyncEnumerable<SseItem<string>> Watch(string[] topics, [EnumeratorCancellation] CancellationToken stop)
    {
        var channel = Open(topics);
        try
        {
            yield return new SseItem<string>("ready", "ready");
            while (await Heard(channel, stop) is { } changed)
                yield return changed ? new SseItem<string>("changed", "changed") : new SseItem<string>("still", "still");
        }
        finally
        {
            Close(topics, channel);
        }
    }

    /// <summary>Completes when the topic is told, or after the pause. Listening starts at the call, not at the await.</summary>
    public async Task Next(string topic, TimeSpan pause, CancellationToken stop)
    {
        var channel = Open([topic]);
        try
        {
            await Told(channel, pause, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            Close([topic], channel);
        }
    }

    /// <summary>Null when the house closes.</summary>
    private async Task<bool?> Heard(Channel<bool> channel, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, Closing);
        try
        {
            return await Told(channel, Heartbeat, end.Token);
        }
        catch (OperationCanceledException) when (Closing.IsCancellationRequested)
        {
            return null;
        }
    }

    private Channel<bool> Open(string[] topics)
    {
        // One slot: ten changes while the reader is busy are one reason to look again.
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        foreach (var topic in topics) _watchers.GetOrAdd(topic, _ => new()).TryAdd(channel, true);
        return channel;
    }

    private void Close(string[] topics, Channel<bool> channel)
    {
        foreach (var topic in topics)
            if (_watchers.TryGetValue(topic, out var channels)) channels.TryRemove(channel, out _);
    }

    private static async Task<bool> Told(Channel<bool> channel, TimeSpan pause, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(pause);
        try
        {
            return await channel.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }
}
