using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Shifts;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>Time to look whether a run still waits.</summary>
internal sealed record RunStillWaits(RunId Run, DateTime SinceAt) : IEvent;

/// <summary>When a run has waited too long.</summary>
internal static class Waiting
{
    /// <summary>A run wanted later only begins to wait when its first window comes near.</summary>
    public static DateTime AlertAt(Run run, DeliveryOptions options)
    {
        var pressingAt = run.WantedFromAt.AddMinutes(-options.PressingMinutes);
        return (pressingAt > run.WaitsSinceAt ? pressingAt : run.WaitsSinceAt).AddMinutes(options.AlertMinutes);
    }

    public static void Watch(CoureeDb db, Run run, DeliveryOptions options) =>
        db.Announce(new RunStillWaits(run.Id, run.WaitsSinceAt), AlertAt(run, options), $"waits:{run.Id.Value}:{run.FactCount}");
}

/// <summary>A run nobody takes calls the one on duty, once for each time it waits.</summary>
internal sealed class CallDuty(CoureeDb db, Clock clock, IShifts shifts) : IReact<RunStillWaits>
{
    public async Task On(RunStillWaits happened, CancellationToken stop)
    {
        var run = await db.Set<Run>().SingleAsync(r => r.Id == happened.Run, stop);
        if (run.State != RunState.Waiting || run.WaitsSinceAt != happened.SinceAt || run.AlertedAt is not null) return;
        var now = clock.Now;
        var onDuty = (await shifts.Between(run.Couriers, now, now.AddMilliseconds(1), stop)).FirstOrDefault(s => s.OnDuty);
        run.Alerted(now);
        db.Announce(new RunWaitsTooLong(run.Id, run.Reference, run.Couriers, onDuty?.Person, run.WaitsSinceAt, (int)(now - run.WaitsSinceAt).TotalMinutes));
        db.Touched(run);
    }
}
