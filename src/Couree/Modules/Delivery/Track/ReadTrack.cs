using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Modules.Places;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Delivery;

/// <summary>
/// What a tracking link shows: one drop's states and window, the courier's first name; the position only from the previous door's end
/// until this delivery. Nothing of the run's other doors.
/// </summary>
internal sealed class ReadTrack(CoureeDb db, Clock clock, IPeople people, IOrganisations organisations, ITravel travel, DeliveryOptions options)
{
    /// <exception cref="NotFound">an unknown link, or one whose delivery ended too long ago</exception>
    public async Task<TrackPage.Facts> Of(string token, CancellationToken stop)
    {
        var (run, drop) = await Find(token, stop);
        var from = (await organisations.Cards([run.Sender], stop)).GetValueOrDefault(run.Sender)?.Name ?? "";
        var courier = run.Courier is { } id && !drop.IsOver ? FirstName((await people.Cards([id], stop)).GetValueOrDefault(id)?.Name) : null;
        var (isNext, here) = await Here(run, drop, stop);
        var pickedAt = run.Stops.Where(s => s is { Kind: StopKind.Pickup, State: StopState.Done }).Max(s => s.EndedAt);
        return new TrackPage.Facts(token, from, StateOf(run, drop, isNext), drop.Reason ?? "", Civil(drop.EndedAt), clock.Civil(drop.WindowUntilAt), clock.Civil(drop.WindowFromAt),
            DateOnly.FromDateTime(clock.Civil(drop.WindowFromAt)) == clock.Today, courier, clock.Civil(run.AskedAt), Civil(run.TakenAt), Civil(pickedAt), here, options.TrackingDays, drop.IsOver);
    }

    public async Task<(Run Run, Stop Drop)> Find(string token, CancellationToken stop)
    {
        if (token.Length is < 22 or > 40) throw new NotFound();
        var run = await db.Set<Run>().AsNoTracking().SingleOrDefaultAsync(r => r.Stops.Any(s => s.TrackingToken == token), stop) ?? throw new NotFound();
        var drop = run.Stops.Single(s => s.TrackingToken == token);
        if (drop.IsOver && drop.EndedAt is { } at && at.AddDays(options.TrackingDays) <= clock.Now) throw new NotFound();
        return (run, drop);
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

    private static string StateOf(Run run, Stop drop, bool isNext) => (drop.State, run.State) switch
    {
        (StopState.DoneAfterCancel, _) => "human",
        (StopState.Done, _) => "done",
        (StopState.Failed, _) => "failed",
        (StopState.Cancelled, _) => "cancelled",
        (StopState.Doing, _) => "here",
        (_, RunState.OnTheWay) => isNext ? "next" : "picked",
        (_, RunState.Taken) => "taken",
        _ => "waiting",
    };

    private static string? FirstName(string? name) => name?.Split(' ', 2)[0];

    private DateTime? Civil(DateTime? at) => at is { } known ? clock.Civil(known) : null;
}
