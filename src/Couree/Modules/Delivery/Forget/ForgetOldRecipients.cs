using Couree.Database;
using Couree.Outbox;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>
/// Who waited behind a door, and what proved it, goes by itself a year after the last door of the run; the ride, its times, its weight and
/// its fee stay. Whoever asked for the run: a shop's recipients have no account to erase.
/// </summary>
internal sealed class ForgetOldRecipients(HouseOptions house) : ITidy
{
    public async Task Tidy(CoureeDb db, DateTime now, CancellationToken stop)
    {
        var limit = ContactRetention.Limit(house, now);
        var runs = await db.Set<Run>()
            .Where(r => r.AskedAt < limit && r.Stops.Any(s => s.Kind == StopKind.Drop && s.Address != Stop.Forgotten))
            .Where(r => !r.Stops.Any(s => s.WindowUntilAt >= limit || s.EndedAt >= limit))
            .OrderBy(r => r.AskedAt).Take(ContactRetention.MostAtOnce).ToListAsync(stop);
        if (runs.Count == 0) return;
        await new ForgetRecipients(db).Of(runs, stop);
        await db.SaveChangesAsync(stop);
    }
}
