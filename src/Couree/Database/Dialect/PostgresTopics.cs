using System.Threading.Channels;
using Couree.Web;
using Npgsql;

namespace Couree.Database.Dialect;

/// <summary>
/// Live topics between the processes that share one PostgreSQL, by LISTEN and NOTIFY: the topic's name and which process says it, no data.
/// It reconnects by itself; who listens anew tells every open page to look again, because nobody knows what was missed. Requests never
/// wait for it, and when it fails pages are late, never wrong.
/// </summary>
internal sealed partial class PostgresTopics : BackgroundService
{
    public const string ApplicationName = "couree topics";
    private const string Listen = "LISTEN couree_topics", Notify = "SELECT pg_notify('couree_topics', said) FROM unnest($1) AS said";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200), LongestPause = TimeSpan.FromSeconds(30);

    private readonly string _connection;
    private readonly string _me = Guid.CreateVersion7().ToString("N");
    private readonly Channel<string> _said = Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly Live _live;
    private readonly ILogger<PostgresTopics> _log;

    public PostgresTopics(HouseOptions house, Live live, ILogger<PostgresTopics> log)
    {
        // Ten seconds of silence ask whether the line is dead; nobody else borrows these two connections.
        _connection = new NpgsqlConnectionStringBuilder(house.Database.Postgres) { ApplicationName = ApplicationName, Pooling = false, KeepAlive = 10 }.ToString();
        (_live, _log) = (live, log);
        live.Elsewhere = topic => _said.Writer.TryWrite(topic);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Again(async connection =>
        {
            connection.Notification += (_, told) => Hear(told.Payload);
            await using (var listen = new NpgsqlCommand(Listen, connection)) await listen.ExecuteNonQueryAsync(stoppingToken);
            _live.HearAll();
            while (true) await connection.WaitAsync(stoppingToken);
        }, stoppingToken),
        Again(async connection =>
        {
            while (await _said.Reader.WaitToReadAsync(stoppingToken)) await Say(connection, stoppingToken);
        }, stoppingToken));

    private void Hear(string said)
    {
        if (said.Split(' ', 2) is [var who, var topic] && who != _me) _live.Hear(topic);
    }

    /// <summary>Ten changes of one board within a breath are one.</summary>
    private async Task Say(NpgsqlConnection connection, CancellationToken stop)
    {
        var topics = new HashSet<string>();
        while (topics.Count < 500 && _said.Reader.TryRead(out var topic)) topics.Add(topic);
        await using var notify = new NpgsqlCommand(Notify, connection) { Parameters = { new() { Value = topics.Select(t => $"{_me} {t}").ToArray() } } };
        try
        {
            await notify.ExecuteNonQueryAsync(stop);
        }
        catch
        {
            foreach (var topic in topics) _said.Writer.TryWrite(topic);
            throw;
        }
    }

    /// <summary>Does the work on a connection of its own, again and again when the line breaks, with growing pauses.</summary>
    private async Task Again(Func<NpgsqlConnection, Task> work, CancellationToken stop)
    {
        for (var pause = FirstPause; !stop.IsCancellationRequested;)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_connection);
                await connection.OpenAsync(stop);
                pause = FirstPause;
                await work(connection);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogBroken(failure, pause.TotalSeconds);
            }
            await Task.Delay(pause, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the line between the processes of this house broke; again in {Seconds} s")]
    private partial void LogBroken(Exception failure, double seconds);
}
