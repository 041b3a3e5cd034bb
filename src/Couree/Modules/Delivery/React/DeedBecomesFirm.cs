using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>The undo window of a deed passes.</summary>
internal sealed record DeedBecomesFirm(RunId Run, FactId Fact) : IEvent;

/// <summary>Tells the other rooms what happened at a door once it can no longer be taken back: mails and money never have to be.</summary>
internal sealed class TellWhatIsFirm(CoureeDb db, Clock clock) : IReact<DeedBecomesFirm>
{
    public async Task On(DeedBecomesFirm happened, CancellationToken stop)
    {
        var run = await db.Set<Run>().SingleAsync(r => r.Id == happened.Run, stop);
        var firm = run.BecomeFirm(happened.Fact, clock.Now);
        foreach (var door in firm)
        {
            if (door.State == StopState.Failed) db.Announce(new StopFailed(run.Id, run.Reference, door.Reference, door.Reason ?? "", door.EndedAt!.Value));
            else if (door.Kind == StopKind.Pickup) db.Announce(new ParcelPickedUp(run.Id, run.Reference, door.Reference, door.EndedAt!.Value));
            else db.Announce(new ParcelDelivered(run.Id, run.Reference, door.Reference, door.EndedAt!.Value, door.PaidOnHandOver));
        }
        Recipients.Tell(db, run, firm);
        db.Touched(run);
    }
}
