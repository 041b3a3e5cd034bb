using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>Proofs nobody may look at any more: their files go once the forgetting is certain.</summary>
internal sealed record ProofsForgotten(IReadOnlyList<string> Hashes) : IEvent;

/// <summary>Takes the recipients out of their runs: at the doors, in the journal, in what the phones told, and their photos.</summary>
internal sealed class ForgetRecipients(CoureeDb db)
{
    /// <summary>Of these runs, the doors they went to: whoever waited there has left Courée.</summary>
    public async Task Of(IReadOnlyCollection<string> references, CancellationToken stop)
    {
        var runs = await db.Set<Run>().Where(r => references.Contains(r.Reference)).ToListAsync(stop);
        await Forget(runs, [.. runs.SelectMany(r => r.Stops).Where(s => s.Kind == StopKind.Drop)], stop);
    }

    /// <summary>Of these runs, every door: they are long over, and whom to reach at a pick-up is nobody's business any more either.</summary>
    public async Task Of(IReadOnlyList<Run> runs, CancellationToken stop)
    {
        foreach (var pickup in runs.SelectMany(r => r.Stops).Where(s => s.Kind == StopKind.Pickup)) pickup.ForgetContact();
        await Forget(runs, [.. runs.SelectMany(r => r.Stops)], stop);
    }

    private async Task Forget(IReadOnlyList<Run> runs, IReadOnlyList<Stop> doors, CancellationToken stop)
    {
        var ids = runs.Select(r => r.Id).ToList();
        var stops = doors.Select(s => s.Id).ToList();
        foreach (var door in doors.Where(d => d.Kind == StopKind.Drop)) door.Forget();
        foreach (var fact in await db.Set<DeliveryFact>().Where(f => ids.Contains(f.Run)).ToListAsync(stop))
            if (fact.Stop is { } at && stops.Contains(at)) fact.Proof = null;
        foreach (var command in await db.Set<RoadCommand>().Where(c => stops.Contains(c.Stop)).ToListAsync(stop)) command.Proof = null;
        foreach (var mark in await db.Set<RoadMark>().Where(m => ids.Contains(m.Id)).ToListAsync(stop))
            mark.Doors = [.. mark.Doors.Select(d => stops.Contains(d.Stop) ? d with { Proof = null } : d)];
        var photos = await db.Set<ProofPhoto>().Where(p => stops.Contains(p.Stop)).ToListAsync(stop);
        db.RemoveRange(photos);
        if (photos.Count > 0) db.Announce(new ProofsForgotten([.. photos.Select(p => p.Hash).Distinct()]));
        foreach (var run in runs) db.Touched(run);
    }
}
