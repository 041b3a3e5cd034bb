using RouteSolver;

namespace Couree.Bench.Day;

/// <summary>A courier as the replay moves them: where they are, the stop they are riding to, what is on their list, what is in their bags.</summary>
internal sealed class Courier(int number, Window shift, bool hasTrailer, Lille town, Tally tally)
{
    private readonly List<Visit> _list = [];
    private long _freeAt = shift.From, _toldAt;
    private long _hardship;

    /// <summary>On the way to (or at) a stop: it is not changed any more.</summary>
    public sealed record Leg(Visit Visit, int From, long Left, long Arrival, long Start, long Departure);

    public int Number => number;
    public Window Shift => shift;
    public bool HasTrailer => hasTrailer;
    public int Here { get; private set; }
    public long FreeAt => Riding?.Departure ?? _freeAt;
    public Leg? Riding { get; private set; }
    public IReadOnlyList<Visit> List => _list;

    /// <summary>Runs in the bags, and since when.</summary>
    public Dictionary<Run, long> Aboard { get; } = [];
    public long Hardship => _hardship;
    public long RiddenSeconds { get; private set; }
    public long Metres { get; private set; }

    public void Take(IEnumerable<Visit> list, long now)
    {
        _list.Clear();
        _list.AddRange(list);
        _toldAt = now;
    }

    /// <summary>Rides on until this second. One leaves as late as still meets the next window, so that a better idea may come before.</summary>
    public void RideUntil(long now)
    {
        while (true)
        {
            if (Riding is { } leg)
            {
                if (leg.Departure > now) return;
                Finish(leg);
            }
            if (_list.Count == 0) return;
            var visit = _list[0];
            var foreseen = town.Ways.Seconds(Here, visit.Place);
            var leave = Math.Max(Math.Max(_freeAt, _toldAt), visit.Run.OpensAt(visit.IsPickup) - foreseen);
            if (leave > now) return;
            _list.RemoveAt(0);
            var arrival = leave + Roads.Ride(foreseen, Here, visit.Place, leave);
            var start = Math.Max(arrival, visit.Run.OpensAt(visit.IsPickup));
            Riding = new Leg(visit, Here, leave, arrival, start, start + visit.Run.Service(visit.IsPickup) + (Here == visit.Place ? 0 : Run.Door));
        }
    }

    /// <summary>Home when the day is over.</summary>
    public void RideHome()
    {
        if (Here == 0) return;
        Metres += town.Ways.Metres(Here, 0);
        RiddenSeconds += Roads.Ride(town.Ways.Seconds(Here, 0), Here, 0, _freeAt);
        Here = 0;
    }

    /// <summary>The list as it stands, with when service would begin and end at each stop, as foreseen.</summary>
    public IEnumerable<(Visit Visit, long Start, long Departure)> Foresee(long now)
    {
        var (place, at) = (Riding?.Visit.Place ?? Here, Math.Max(FreeAt, now));
        foreach (var visit in _list)
        {
            var start = Math.Max(at + town.Ways.Seconds(place, visit.Place), visit.Run.OpensAt(visit.IsPickup));
            at = start + visit.Run.Service(visit.IsPickup) + (place == visit.Place ? 0 : Run.Door);
            place = visit.Place;
            yield return (visit, start, at);
        }
    }

    /// <summary>Where and when all that would be behind.</summary>
    public (int Place, long At) EndOfList(long now) => Foresee(now).LastOrDefault() is { Visit.Run: not null } last
        ? (last.Visit.Place, last.Departure)
        : (Riding?.Visit.Place ?? Here, Math.Max(FreeAt, now));

    /// <summary>Runs in the bags (or about to be) that no list brings to their door any more.</summary>
    public bool HasForgotten => Aboard.Keys.Append(Riding?.Visit.Run).OfType<Run>()
        .Any(run => Riding?.Visit != new Visit(run, false) && !_list.Contains(new Visit(run, false)));

    private void Finish(Leg leg)
    {
        var (run, place) = (leg.Visit.Run, leg.Visit.Place);
        RiddenSeconds += leg.Arrival - leg.Left;
        Metres += town.Ways.Metres(leg.From, place);
        (Here, _freeAt, Riding) = (place, leg.Departure, null);
        if (leg.Visit.IsPickup) Aboard[run] = leg.Departure;
        else
        {
            Aboard.Remove(run, out var since);
            _hardship += run.Hardship;
            tally.Delivered(run, leg.Start, leg.Start - since);
        }
    }
}
