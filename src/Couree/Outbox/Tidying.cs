using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Outbox;

/// <summary>Implemented by rooms whose rows wear out: what nobody can use any more is thrown away, in the caller's transaction.</summary>
internal interface ITidy
{
    Task Tidy(CoureeDb db, DateTime now, CancellationToken stop);
}

/// <summary>Every hour the rooms throw away what has worn out: a store that is only ever filled grows slow, and keeps of people what nobody needs.</summary>
internal sealed partial class Tidying(IServiceScopeFactory scopes, IEnumerable<ITidy> rooms, Clock clock, TimeProvider time, ILogger<Tidying> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Done rows are looked at when something went wrong; after a month nobody looks.</summary>
    private static readonly TimeSpan DoneStays = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Once(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Failed(Discreet.Of(failure));
            }
        }
    }

    public async Task Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CoureeDb>();
        var now = clock.Now;
        var done = now - DoneStays;
        await db.InTransaction(async () =>
        {
            foreach (var room in rooms) await room.Tidy(db, now, stop);
            await db.Set<OutboxRow>().Where(r => r.DoneAt < done).ExecuteDeleteAsync(stop);
        }, stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tidying failed and will be tried again: {Failure}")]
    private partial void Failed(string failure);
}
