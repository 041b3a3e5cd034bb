using Couree.Database;

namespace Couree.Modules.Delivery;

/// <summary>
/// Tells the recipients of a run what matters to each: it has left, it has arrived, or it will not. Only who left an e-mail, and only about
/// their own drop. Who heard of no departure hears of no failure: the sender does.
/// </summary>
internal static class Recipients
{
    /// <param name="firm">the doors whose outcome can no longer be taken back</param>
    public static void Tell(CoureeDb db, Run run, IReadOnlyList<Stop> firm)
    {
        var hasLeft = run.Stops.Any(s => s is { Kind: StopKind.Pickup, State: StopState.Done });
        if (firm.Any(s => s is { Kind: StopKind.Pickup, State: StopState.Done }))
            foreach (var drop in run.InOrder.Where(s => s.Kind == StopKind.Drop && !s.IsOver))
                if (Mail(run, drop) is { } mail) db.Announce(new DropOnItsWay(mail));
        foreach (var drop in firm.Where(s => s.Kind == StopKind.Drop))
        {
            if (Mail(run, drop) is not { } mail) continue;
            if (drop.State == StopState.Done) db.Announce(new DropDelivered(mail, drop.EndedAt!.Value));
            if (drop.State == StopState.Failed && hasLeft) db.Announce(new DropFailed(mail, drop.Reason ?? ""));
        }
    }

    private static RecipientMail? Mail(Run run, Stop drop) => drop is { Email: { Length: > 0 } email, TrackingPath: { } path }
        ? new RecipientMail(drop.Id, run.Sender, drop.Name, email, run.Language, drop.Window, path)
        : null;
}
