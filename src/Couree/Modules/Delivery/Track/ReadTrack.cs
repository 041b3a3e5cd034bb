using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Modules.Places;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>
/// What a tracking link shows: states, the window, the courier's first name; the position only from the previous door's end until this
/// delivery. A run of several drops shows no name, no address and no position: the link cannot tell whose it is.
/// </summary>
internal sealed class ReadTrack(CoureeDb db, Clock clock, IPeople people, IOrganisations organisations, ITravel travel, DeliveryOptions options)
{
    /// <exception cref="NotFound">an unknown link, or one whose delivery ended too long ago</exception>
    public async Task<TrackPage.Facts> Of(string token, CancellationToken stop)
    {
        var run = await Find(token, stop);
        var drops = run.InOrder.Where(s => s.Kind == StopKind.Drop).ToList();
        var pickups = run.InOrder.Where(s => s.Kind == StopKind.Pickup && s.State != StopState.Cancelled).ToList();
        var single = drops.Count == 1 ? drops[0] : null;
        var from = (await organisations.Cards([run.Sender], stop)).GetValueOrDefault(run.Sender)?.Name ?? "";
        var courier = run.Courier is { } id && !run.IsOver ? FirstName((await people.Cards([id], stop)).GetValueOrDefault(id)?.Name) : null;
        var (isNext, here) = single is null ? (false, null) : await Here(run, single, stop);
        var state = StateOf(run, single, isNext);
        return new TrackPage.Facts(token, from, state, single?.Reason ?? "", Civil(single?.EndedAt), clock.Civil(drops.Max(d => d.WindowUntilAt)),
            clock.Civil(drops.Min(d => d.WindowFromAt)), DateOnly.FromDateTime(clock.Civil(drops.Min(d => d.WindowFromAt))) == clock.Today, courier, drops.Count, drops.Count(d => d.IsOver),
            clock.Civil(run.AskedAt), Civil(run.TakenAt), run.State is RunState.OnTheWay or RunState.Done or RunState.Failed ? Civil(pickups.Where(p => p.State == StopState.Done).Max(p => p.EndedAt)) : null,
            here, options.TrackingDays, run.IsOver);
    }

    public async Task<Run> Find(string token, CancellationToken stop)
    {
        if (token.Length is < 22 or > 40) throw new NotFound();
        var run = await db.Set<Run>().AsNoTracking().SingleOrDefaultAsync(r => r.TrackingToken == token, stop) ?? throw new NotFound();
        var endedAt = run.IsOver ? run.Stops.Max(s => s.EndedAt) : null;
        if (endedAt is { } at && at.AddDays(options.TrackingDays) <= clock.Now) throw new NotFound();
        return run;
    }

    /// <summary>Is this door the courier's next, and where is the bike? Only what was told after the previous door's end counts.</summary>
    private async Task<(bool IsNext, TrackPage.Bike? Here)> Here(Run run, Stop drop, CancellationToken stop)
    {
        if (drop.IsOver || run.State != RunState.OnTheWay || run.Courier is not { } courier || run.Round is not { } roundId) return (false, null);
        var round = await db.Set<Round>().AsNoTracking().SingleAsync(r => r.Id == roundId, stop);
        var before = round.Order.TakeWhile(s => s != drop.Id).ToList();
        if (before.Count == round.Order.Count) return (false, null);
        var doors = await db.Set<Stop>().AsNoTracking().Where(s => before.Contains(s.Id)).ToListAsync(stop);
        if (doors.Exists(d => !d.IsOver)) return (false, null);
        var since = doors.Max(d => d.EndedAt) ?? DateTime.MinValue;
        var position = await db.Set<RiderPosition>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == courier, stop);
        if (position is null || position.At < since || position.At + options.Position <= clock.Now) return (true, null);
        var leg = travel.Route(new GeoPoint(position.Lat, position.Lon), drop.Point);
        return (true, new TrackPage.Bike(clock.Civil(position.At), leg.Metres, Math.Max(1, (int)Math.Round(leg.Seconds / 60.0)), leg.IsEstimate, TrackLine.Draw(leg.Line)));
    }

    private static string StateOf(Run run, Stop? drop, bool isNext) => (drop?.State, run.State) switch
    {
        (StopState.DoneAfterCancel, _) => "human",
        (StopState.Done, _) or (null, RunState.Done) => "done",
        (StopState.Failed, _) or (null, RunState.Failed) => "failed",
        (StopState.Cancelled, _) or (null, RunState.Cancelled) => "cancelled",
        (StopState.Doing, _) => "here",
        (_, RunState.OnTheWay) => isNext ? "next" : "picked",
        (_, RunState.Taken) => "taken",
        _ => "waiting",
    };

    private static string? FirstName(string? name) => name?.Split(' ', 2)[0];

    private DateTime? Civil(DateTime? at) => at is { } known ? clock.Civil(known) : null;
}
