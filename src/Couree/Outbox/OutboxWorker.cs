using System.Reflection;
using System.Text.Json;
using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Outbox;

/// <summary>
/// Claims a due row by conditional update (the same on both engines, in one process or ten), runs its reaction and marks it
/// done in one transaction. A failing row retries with growing pauses and blocks nobody.
/// </summary>
public sealed partial class OutboxWorker(IServiceProvider services, Reactions reactions, Live live, Clock clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var told = live.Next(Live.Outbox, TimeSpan.FromSeconds(1), stoppingToken);
            try
            {
                while (await RunDue(stoppingToken) > 0) { }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogRound(Discreet.Of(failure));
            }
            await told;
        }
    }

    /// <summary>Runs what is due now; answers how many rows were tried.</summary>
    public async Task<int> RunDue(CancellationToken stop)
    {
        List<OutboxRowId> due;
        await using (var scope = services.CreateAsyncScope())
        {
            var now = clock.Now;
            due = await scope.ServiceProvider.GetRequiredService<CoureeDb>().Set<OutboxRow>().AsNoTracking()
                .Where(r => r.DoneAt == null && r.DueAt <= now && r.Attempts < OutboxRow.MostAttempts && (r.ClaimedUntil == null || r.ClaimedUntil < now))
                .OrderBy(r => r.DueAt).ThenBy(r => r.Id).Take(50).Select(r => r.Id).ToListAsync(stop);
        }
        var tried = 0;
        foreach (var id in due)
            if (await Claim(id, stop))
            {
                tried++;
                await Run(id, stop);
            }
        return tried;
    }

    private async Task<bool> Claim(OutboxRowId id, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CoureeDb>();
        var now = clock.Now;
        var until = now + Lease;
        var claimed = 0;
        await db.InTransaction(async () => claimed = await db.Set<OutboxRow>()
            .Where(r => r.Id == id && r.DoneAt == null && (r.ClaimedUntil == null || r.ClaimedUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ClaimedUntil, until), stop), stop);
        return claimed == 1;
    }

    private async Task Run(OutboxRowId id, CancellationToken stop)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CoureeDb>();
            var row = await db.Set<OutboxRow>().SingleAsync(r => r.Id == id, stop);
            if (reactions.Find(row) is not { } pair) throw new InvalidOperationException($"no reaction {row.Reaction} in this version");
            var happened = JsonSerializer.Deserialize(row.Body, pair.Event, Json.Options)!;
            var reaction = scope.ServiceProvider.GetRequiredService(pair.Reaction);
            var on = typeof(IReact<>).MakeGenericType(pair.Event).GetMethod(nameof(IReact<IEvent>.On))!;
            await (Task)on.Invoke(reaction, BindingFlags.DoNotWrapExceptions, null, [happened, stop], null)!;
            row.Done(clock.Now);
            await db.SaveChangesAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            LogReaction(id.Value, Discreet.Of(failure));
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CoureeDb>();
            (await db.Set<OutboxRow>().SingleAsync(r => r.Id == id, stop)).Failed($"{failure.GetType().Name}: {Discreet.Words(failure.Message)}", clock.Now);
            await db.SaveChangesAsync(stop);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "outbox round failed: {Failure}")]
    private partial void LogRound(string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "outbox row {Row} failed and will be tried again: {Failure}")]
    private partial void LogReaction(Guid row, string failure);
}
