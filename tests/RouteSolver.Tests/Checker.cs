namespace RouteSolver.Tests;

/// <summary>The README's rules once more, written from its text for clarity and not for speed, sharing nothing with the library
/// but the problem's public data: what it finds in a plan and what <see cref="PlanEvaluation"/> finds must be the same.</summary>
internal sealed class Checker
{
    private readonly Problem _problem;
    private readonly int _vehicle;
    private readonly Vehicle _bike;
    private readonly int[] _route;
    private readonly int _done;

    public List<(Constraint, int Vehicle, int? Stop, int? Dimension, long Amount)> Found { get; } = [];
    public List<(int Stop, long Arrival, long Start, long Departure)> Times { get; } = [];
    public List<(int Number, long Start, long End)> Rests { get; } = [];
    public long EndsAt { get; private set; }
    public long Cost { get; private set; }

    private Checker(Problem problem, int vehicle, int[] route)
    {
        (_problem, _vehicle, _bike, _route) = (problem, vehicle, problem.Vehicles[vehicle], route);
        var frozen = problem.Frozen(vehicle).Select(done => done.Stop).ToArray();
        _done = frozen.Zip(route).TakeWhile(pair => pair.First == pair.Second).Count();
        if (_done < frozen.Length) Say(Constraint.FrozenPrefix, null, null, frozen.Length - _done);
    }

    public static Checker Of(Problem problem, Plan plan, int vehicle)
    {
        var checker = new Checker(problem, vehicle, [.. plan.Route(vehicle)]);
        checker.Clock();
        checker.Who();
        checker.Order();
        checker.Weigh();
        checker.Pile();
        checker.Pay();
        foreach (var stop in checker._route.Distinct())
        {
            var before = Enumerable.Range(0, vehicle).Sum(v => plan.Route(v).ToArray().Count(other => other == stop));
            for (var again = 1; again <= checker._route.Count(other => other == stop); again++)
                if (before + again > 1) checker.Say(Constraint.Duplicate, stop, null, before + again - 1);
        }
        return checker;
    }

    public static long CostOfPlan(Problem problem, Plan plan)
    {
        var planned = Enumerable.Range(0, plan.VehicleCount).SelectMany(v => plan.Route(v).ToArray()).Select(problem.ShipmentOf).ToHashSet();
        return Enumerable.Range(0, plan.VehicleCount).Sum(v => Of(problem, plan, v).Cost)
            + Enumerable.Range(0, problem.Shipments.Count).Where(s => !planned.Contains(s)).Sum(problem.CostOfLeavingOut);
    }

    private void Say(Constraint constraint, int? stop, int? dimension, long amount) => Found.Add((constraint, _vehicle, stop, dimension, amount));

    private Shipment Of(int stop) => _problem.Shipments[_problem.ShipmentOf(stop)];

    private Stop Stop(int stop)
    {
        var family = _problem.StopsOf[_problem.ShipmentOf(stop)];
        var pickup = family.Pickups.ToList().IndexOf(stop);
        return pickup >= 0 ? Of(stop).Pickups[pickup] : Of(stop).Deliveries[family.Deliveries.ToList().IndexOf(stop)];
    }

    private (long Seconds, long Metres, bool Exists) Way(int? from, int? to)
    {
        if (from is not { } here || to is not { } there) return (0, 0, true);
        var seconds = _problem.Matrix.Seconds(here, there);
        return ((long)Math.Ceiling(seconds * 100m / _bike.SpeedPercent), _problem.Matrix.Metres(here, there), seconds != TravelMatrix.Unreachable);
    }

    // Rules 1, 2, 5, 7, 8, 10.
    private void Clock()
    {
        var (now, here) = (_bike.Shift.From, _bike.Start);
        var rests = new Queue<(Break Pause, int Number)>(_bike.Breaks.Select((pause, number) => (pause, number)));
        for (var i = 0; i < _route.Length; i++)
        {
            var stop = Stop(_route[i]);
            var way = Way(here, stop.Location);
            if (!way.Exists) Say(Constraint.Unreachable, _route[i], null, 1);
            if (i == _done) Ready();
            if (i < _done)
            {
                var past = _problem.Frozen(_vehicle)[i];
                Times.Add((_route[i], past.Arrival, past.Start, past.Departure));
                now = past.Departure;
            }
            else
            {
                var handling = stop.ServiceSeconds + (i > 0 && Stop(_route[i - 1]).Location == stop.Location ? 0 : stop.DoorSeconds);
                var (atDoor, arrival) = (false, now + way.Seconds);
                var ready = arrival;
                while (rests.TryPeek(out var next))
                {
                    var (window, length) = (next.Pause.Window, next.Pause.Seconds);
                    var start = Opens(stop, ready);
                    if (!atDoor && window.From <= now) Here(now);
                    else if (Math.Max(ready, window.From) <= window.To && Math.Max(ready, window.From) + length <= start) There();
                    else if (start + handling <= window.To) break;
                    else if (ready <= window.To) There();
                    else Here(window.From);

                    void Here(long begins)
                    {
                        now = Rest(begins);
                        ready = arrival = now + way.Seconds;
                    }

                    void There()
                    {
                        atDoor = true;
                        ready = Rest(Math.Max(ready, window.From));
                    }
                }
                var serves = Opens(stop, ready);
                now = serves + handling;
                Times.Add((_route[i], arrival, serves, now));
            }
            here = stop.Location;
        }
        if (_route.Length == _done) Ready();
        EndsAt = now;
        if (_route.Length == 0) return;
        var home = Way(here, _bike.End);
        if (!home.Exists) Say(Constraint.Unreachable, null, null, 1);
        while (rests.TryPeek(out var next))
        {
            if (now + home.Seconds <= next.Pause.Window.To) rests.Dequeue();
            else now = Rest(Math.Max(now, next.Pause.Window.From));
        }
        EndsAt = now + home.Seconds;

        void Ready()
        {
            now = Math.Max(now, _problem.ReadyAt(_vehicle));
            while (rests.TryPeek(out var next) && next.Pause.Window.To < now) rests.Dequeue();
        }

        long Rest(long begins)
        {
            var (rest, number) = rests.Dequeue();
            begins.ShouldBeInRange(rest.Window.From, rest.Window.To, "a break begins in its window");
            Rests.Add((number, begins, begins + rest.Seconds));
            return begins + rest.Seconds;
        }
    }

    private static long Opens(Stop stop, long ready) =>
        stop.Windows.Where(window => window.To >= ready).Select(window => Math.Max(ready, window.From)).FirstOrDefault(ready);

    private long Late(int position)
    {
        var windows = Stop(_route[position]).Windows;
        return windows.Count == 0 ? 0 : Math.Max(0, Times[position].Start - windows[^1].To);
    }

    // Rules 6, 11, 12, 15 and those of skills and bindings.
    private void Who()
    {
        for (var i = 0; i < _route.Length; i++)
        {
            var (stop, shipment, asked) = (_route[i], _problem.ShipmentOf(_route[i]), Of(_route[i]));
            var lacking = Enumerable.Range(0, 64).Where(skill => (asked.Skills.Bits >> skill & 1) == 1 && (_bike.Skills.Bits >> skill & 1) == 0).ToList();
            if (lacking.Count > 0) Say(Constraint.Skill, stop, lacking[0], lacking.Count);
            if (_problem.BoundTo(shipment) is { } bound && bound != _vehicle) Say(Constraint.BoundElsewhere, stop, null, 1);
            if (asked.OnlyVehicles is { } pins && !pins.Contains(_vehicle) && _problem.BoundTo(shipment) != _vehicle) Say(Constraint.PinnedElsewhere, stop, null, 1);
            var late = Late(i) - (Stop(stop).Lateness?.MostSeconds ?? 0);
            if (late > 0) Say(Constraint.TimeWindow, stop, null, late);
            if (asked.LongestOnBoard is not { } longest || IsPickup(stop)) continue;
            var first = Array.IndexOf(_route, stop);
            var taken = Enumerable.Range(0, first).Where(at => IsPickup(_route[at]) && _problem.ShipmentOf(_route[at]) == shipment && Array.IndexOf(_route, _route[at]) == at)
                .Select(at => Times[at].Departure).ToList();
            if (asked.OnBoard is { } aboard) taken.Add(aboard.Since);
            if (taken.Count > 0 && Times[first].Start - taken.Min() > longest) Say(Constraint.TimeOnBoard, stop, null, Times[first].Start - taken.Min() - longest);
        }
        var over = EndsAt - _bike.Shift.To - (_bike.Overtime?.MostSeconds ?? 0);
        if (_route.Length > 0 && over > 0) Say(Constraint.ShiftEnd, null, null, over);
    }

    private bool IsPickup(int stop) => _problem.StopsOf[_problem.ShipmentOf(stop)].Pickups.Contains(stop);

    // Rule 3.
    private void Order()
    {
        foreach (var stop in _route)
        {
            var family = _problem.StopsOf[_problem.ShipmentOf(stop)];
            var missing = family.Pickups.Concat(family.Deliveries).Count(kin => !_route.Contains(kin));
            if (missing > 0) Say(Constraint.Incomplete, stop, null, missing);
            if (!IsPickup(stop) && family.Pickups.Any(pickup => Array.IndexOf(_route, pickup) > Array.IndexOf(_route, stop))) Say(Constraint.PickupBeforeDelivery, stop, null, 1);
        }
    }

    // Rules 4 and 9.
    private void Weigh()
    {
        for (var d = 0; d < _problem.Dimensions; d++)
        {
            long Load(int stop) => Stop(stop).Load.Count == 0 ? 0 : Stop(stop).Load[d];
            var load = _problem.Shipments.Where(shipment => shipment.OnBoard?.Vehicle == _vehicle)
                .Sum(shipment => shipment.Deliveries.Sum(stop => stop.Load.Count == 0 ? 0L : stop.Load[d]));
            load += _route.Where(stop => Of(stop).Pickups.Count == 0 && Of(stop).OnBoard is null).Sum(Load);
            var (most, where) = (load, (int?)null);
            foreach (var stop in _route)
            {
                load += IsPickup(stop) ? Load(stop) : -Load(stop);
                if (load > most) (most, where) = (load, stop);
            }
            if (most > _bike.Capacity[d]) Say(Constraint.Capacity, where, d, most - _bike.Capacity[d]);
        }
    }

    // Rules 13 and 14: by whole intervals of positions, -1 being before the first stop.
    private void Pile()
    {
        int At(int stop) => Array.IndexOf(_route, stop);
        var mine = Enumerable.Range(0, _problem.Shipments.Count).Where(s => _problem.Shipments[s].OnBoard?.Vehicle == _vehicle).ToList();
        var brought = _route.Select(_problem.ShipmentOf).Distinct().Where(s => _problem.Shipments[s].Pickups.Count == 0 && !mine.Contains(s)
            && _problem.Shipments[s].OnBoard is null).ToList();
        var picked = _route.Where(IsPickup).Select(_problem.ShipmentOf).Distinct().ToList();
        int From(int s) => picked.Contains(s) ? _problem.StopsOf[s].Pickups.Where(_route.Contains).Min(At) : -1;
        int Until(int s) => _problem.StopsOf[s].Deliveries is { Count: > 0 } drops && drops.All(_route.Contains) ? drops.Max(At) : int.MaxValue;
        List<int> order = [.. mine, .. brought, .. picked];
        bool Quarrel(int a, int b)
        {
            var (one, other) = (_problem.Shipments[a], _problem.Shipments[b]);
            return (one.NotWith.Bits & other.Goods.Bits) != 0 || (other.NotWith.Bits & one.Goods.Bits) != 0;
        }
        foreach (var s in order.Skip(mine.Count))
        {
            var beside = order.TakeWhile(other => other != s).Count(other => Until(other) > From(s) && Quarrel(s, other));
            if (beside > 0) Say(Constraint.Incompatible, picked.Contains(s) ? _route[From(s)] : _route.First(stop => _problem.ShipmentOf(stop) == s), null, beside);
        }
        foreach (var stop in _route.Distinct().Where(stop => !IsPickup(stop) && Of(stop).LastInFirstOut))
        {
            var own = _problem.ShipmentOf(stop);
            var above = order.Count(other => other != own && Until(other) > At(stop)
                && _problem.StopsOf[other].Pickups.Any(pickup => _route.Contains(pickup) && At(pickup) > From(own) && At(pickup) < At(stop)));
            if (above > 0) Say(Constraint.LastInFirstOut, stop, null, above);
        }
    }

    // Rules 11, 12, 16.
    private void Pay()
    {
        var places = new List<int?> { _bike.Start };
        places.AddRange(_route.Select(stop => (int?)Stop(stop).Location));
        if (_route.Length > 0) places.Add(_bike.End);
        foreach (var way in places.Zip(places.Skip(1), Way))
            if (way.Exists) Cost += way.Seconds * _bike.CostPerSecond + way.Metres * _bike.CostPerMetre;
        for (var i = 0; i < _route.Length; i++)
            if (Stop(_route[i]).Lateness is { } leeway) Cost += Math.Min(Late(i), leeway.MostSeconds) * leeway.CostPerSecond;
        if (_route.Length > 0 && _bike.Overtime is { } over) Cost += Math.Clamp(EndsAt - _bike.Shift.To, 0, over.MostSeconds) * over.CostPerSecond;
        if (_route.Length > _done) Cost += _bike.FixedCost;
        var ridden = _route.Select(_problem.ShipmentOf).Distinct().Select(s => _problem.Shipments[s]).ToList();
        Cost += ridden.Sum(shipment => shipment.Keep is { } keep && keep.Vehicle != _vehicle ? keep.MoveCost : 0);
        var points = _bike.HardshipSoFar + ridden.Sum(shipment => (long)shipment.Hardship);
        Cost += (long)(new System.Numerics.BigInteger(_problem.Fairness) * points * points / _bike.HardshipShare);
    }
}
