namespace RouteSolver;

/// <summary>How a shipment's stops that are still to plan enter a route.</summary>
internal enum RequestKind : byte
{
    /// <summary>Nothing left to plan.</summary>
    Over,
    /// <summary>One pickup, then one delivery.</summary>
    Pair,
    /// <summary>One stop: loaded before the start, brought to the end, or with its other half already done.</summary>
    Single,
    /// <summary>Three stops or more.</summary>
    Several,
}

/// <summary>The problem laid out for searching: flat arrays by stop, by request (a shipment's stops that are still to plan) and by vehicle. Immutable, shared by threads.</summary>
internal sealed class SearchModel
{
    public readonly Problem Problem;
    public readonly int Dimensions, StopCount, RequestCount, VehicleCount;

    // By stop. To is the last second service may start at all, allowed lateness included.
    public readonly int[] Place, RequestOf;
    public readonly long[] From, To, Service, Change;
    public readonly bool[] IsBroughtAlong;
    public readonly bool AnyBroughtAlong;

    // By request.
    public readonly RequestKind[] Kind;
    public readonly int[] First, Last;
    public readonly int[][] Stops;
    public readonly long[] LeftOut;
    public readonly long[] Hardship;
    public readonly bool[] IsBegun;

    /// <summary>Since when what is begun has been on board at the earliest.</summary>
    public readonly long[] SinceBefore;

    // By vehicle. Class: vehicles of one class are interchangeable as long as they are empty.
    public readonly Ways[] Ways;
    public readonly int[] Class;
    public readonly long[] Capacity;
    public readonly bool[]? Refused;

    /// <summary>A vehicle less is worth any way round: vehicles are counted first, and their fixed costs left out of <see cref="FixedCost"/>.</summary>
    public readonly bool FewestVehiclesFirst;
    public readonly long[] FixedCost;

    // For who rides through. By stop; by vehicle.
    public readonly StopFacts[] Facts;
    public readonly Break[][] Breaks;
    public readonly long[] ShiftEnd, Overtime, OvertimeCost;

    /// <summary>As late as it may end, or as its frozen prefix does already: then it is stretched.</summary>
    public readonly long[] LatestEnd;
    public readonly bool[] IsStretched;

    /// <summary>Anything begun or on board.</summary>
    public readonly bool AnyAboard;
    public readonly bool AnySeveral;

    /// <summary>Something in the problem needs a route to be ridden through before a place in it can be judged.</summary>
    public readonly bool IsRich;

    public SearchModel(Problem problem)
    {
        Problem = problem;
        (Dimensions, StopCount, RequestCount, VehicleCount) = (problem.Dimensions, problem.StopCount, problem.Shipments.Count, problem.Vehicles.Count);
        (Place, RequestOf) = (new int[StopCount], new int[StopCount]);
        (From, To, Service, Change) = (new long[StopCount], new long[StopCount], new long[StopCount], new long[StopCount * Dimensions]);
        IsBroughtAlong = new bool[StopCount];
        (Kind, First, Last, Stops) = (new RequestKind[RequestCount], new int[RequestCount], new int[RequestCount], new int[RequestCount][]);
        (LeftOut, Hardship) = (new long[RequestCount], new long[RequestCount]);
        (Ways, Class) = (new Ways[VehicleCount], new int[VehicleCount]);
        (Facts, IsBegun, IsStretched, SinceBefore) = (new StopFacts[StopCount], new bool[RequestCount], new bool[VehicleCount], new long[RequestCount]);
        Breaks = [.. Enumerable.Range(0, VehicleCount).Select(problem.Breaks)];
        ShiftEnd = [.. problem.Vehicles.Select(bike => bike.Shift.To)];
        Overtime = [.. problem.Vehicles.Select(bike => bike.Overtime?.MostSeconds ?? 0)];
        OvertimeCost = [.. problem.Vehicles.Select(bike => (long)(bike.Overtime?.CostPerSecond ?? 0))];
        (LatestEnd, Capacity) = Stretched();
        ByStop();
        AnyBroughtAlong = IsBroughtAlong.Contains(true);
        ByRequest();
        ByVehicle();
        AnyAboard = IsBegun.Contains(true) || problem.Shipments.Any(shipment => shipment.OnBoard is not null);
        AnySeveral = Kind.Contains(RequestKind.Several);
        FewestVehiclesFirst = VehicleCount > 0 && CountsVehiclesFirst();
        FixedCost = [.. problem.Vehicles.Select(bike => FewestVehiclesFirst ? 0 : bike.FixedCost)];
        Refused = Refusals();
        IsRich = NeedsRiding() || IsStretched.Contains(true);
    }

    public bool MayServe(int vehicle, int request) => Refused is null || !Refused[request * VehicleCount + vehicle];

    /// <summary>What it costs this vehicle to be back so late.</summary>
    public long OvertimeFor(int vehicle, long end) => Math.Clamp(end - ShiftEnd[vehicle], 0, Overtime[vehicle]) * OvertimeCost[vehicle];

    private (long[] End, long[] Load) Stretched()
    {
        var limits = RouteLimits.OfFrozen(Problem);
        for (var v = 0; v < VehicleCount; v++) IsStretched[v] = limits.HasNoWayHome[v] || limits.End[v] > Problem.LatestEnd(v);
        return (limits.End, limits.Capacity);
    }

    private void ByStop()
    {
        for (var s = 0; s < RequestCount; s++)
        {
            foreach (var (number, stop) in Problem.StopsOf[s].Pickups.Zip(Problem.Shipments[s].Pickups)) Fill(number, stop, s);
            foreach (var (number, stop) in Problem.StopsOf[s].Deliveries.Zip(Problem.Shipments[s].Deliveries)) Fill(number, stop, s);
        }

        void Fill(int number, Stop stop, int request)
        {
            (Place[number], RequestOf[number], Service[number]) = (stop.Location, request, stop.ServiceSeconds);
            From[number] = stop.Windows.Count > 0 ? stop.Windows[0].From : Problem.AnyTime;
            To[number] = stop.Windows.Count > 0 ? stop.Windows[^1].To + (stop.Lateness?.MostSeconds ?? 0) : Problem.NoLimit;
            IsBroughtAlong[number] = RouteSchedule.IsBroughtAlong(Problem, number);
            Problem.Change(number).CopyTo(Change.AsSpan(number * Dimensions));
            Facts[number] = new StopFacts
            {
                Stop = number, From = From[number], To = To[number], Close = Problem.LastClose(number), LateCost = stop.Lateness?.CostPerSecond ?? 0,
                Service = stop.ServiceSeconds, Door = stop.DoorSeconds, Limit = Problem.Longest(number), HasSeveralWindows = stop.Windows.Count > 1,
            };
        }
    }

    private void ByRequest()
    {
        var done = new bool[StopCount];
        for (var r = 0; r < RequestCount; r++) SinceBefore[r] = Problem.Shipments[r].OnBoard?.Since ?? Problem.NoLimit;
        for (var v = 0; v < VehicleCount; v++)
            foreach (var frozen in Problem.Frozen(v))
            {
                var request = RequestOf[frozen.Stop];
                done[frozen.Stop] = IsBegun[request] = true;
                if (Problem.IsPickup(frozen.Stop)) SinceBefore[request] = Math.Min(SinceBefore[request], frozen.Departure);
            }
        for (var r = 0; r < RequestCount; r++)
        {
            var family = Problem.StopsOf[r];
            Stops[r] = [.. family.Pickups.Concat(family.Deliveries).Where(stop => !done[stop])];
            var left = Stops[r].Length;
            Kind[r] = left == 0 ? RequestKind.Over : left == 1 ? RequestKind.Single
                : left == 2 && Problem.IsPickup(Stops[r][0]) && !Problem.IsPickup(Stops[r][1]) ? RequestKind.Pair : RequestKind.Several;
            if (left > 0) (First[r], Last[r]) = (Stops[r][0], Stops[r][^1]);
            (LeftOut[r], Hardship[r]) = (Problem.CostOfLeavingOut(r), Problem.Shipments[r].Hardship);
        }
    }

    private void ByVehicle()
    {
        var ways = new Dictionary<(int, int, int), Ways>();
        var firsts = new List<int>();
        var anyNamed = Problem.Shipments.Any(s => s.OnBoard is not null || s.OnlyVehicles is not null || s.Keep is not null);
        for (var v = 0; v < VehicleCount; v++)
        {
            var bike = Problem.Vehicles[v];
            var key = (bike.SpeedPercent, bike.CostPerSecond, bike.CostPerMetre);
            if (!ways.TryGetValue(key, out var known)) ways[key] = known = RouteSolver.Ways.Of(Problem, v);
            (Ways[v], Class[v]) = (known, anyNamed ? v : FirstLike(v));
            if (Class[v] == v) firsts.Add(v);
        }

        int FirstLike(int v)
        {
            foreach (var first in firsts)
                if (Interchangeable(first, v)) return first;
            return v;
        }
    }

    private bool Interchangeable(int a, int b)
    {
        var (one, other) = (Problem.Vehicles[a], Problem.Vehicles[b]);
        return Problem.Frozen(a).Count == 0 && Problem.Frozen(b).Count == 0 && Problem.ReadyAt(a) == Problem.ReadyAt(b)
            && one.Capacity.SequenceEqual(other.Capacity) && one.Breaks.SequenceEqual(other.Breaks)
            && one with { Capacity = [], Breaks = [] } == other with { Capacity = [], Breaks = [] };
    }

    /// <summary>Every vehicle costs more than any sensible plan's ways and all its other prices, and no request is left out to save one.</summary>
    private bool CountsVehiclesFirst()
    {
        var alone = RidingAlone();
        var (least, dearest) = (Problem.Vehicles.Min(bike => bike.FixedCost), Problem.Vehicles.Max(bike => bike.FixedCost));
        for (var r = 0; r < RequestCount; r++)
            if (Kind[r] != RequestKind.Over && LeftOut[r] < dearest + alone[r]) return false;
        return least > alone.Sum() + ProblemChecks.BesideTheWays(Problem);
    }

    /// <summary>What riding would cost if each request had a vehicle of its own: together more than any sensible plan's. Where a bike begins or
    /// ends anywhere, the ways between requests are not in it: then each stop may cost the dearest.</summary>
    private long[] RidingAlone()
    {
        var most = new long[RequestCount];
        if (Problem.Vehicles.Any(bike => bike.Start is null || bike.End is null))
            return [.. Stops.Select(stops => (stops.Length + 1) * Problem.DearestWay)];
        for (var v = 0; v < VehicleCount; v++)
        {
            if (v > 0 && ReferenceEquals(Ways[v], Ways[0]) && Problem.Vehicles[v].Start == Problem.Vehicles[0].Start && Problem.Vehicles[v].End == Problem.Vehicles[0].End) continue;
            var (ways, bike) = (Ways[v], Problem.Vehicles[v]);
            for (var r = 0; r < RequestCount; r++)
            {
                var (here, sum) = (bike.Start!.Value, 0L);
                foreach (var stop in Stops[r])
                {
                    sum += ways.Cost[here * ways.Size + Place[stop]];
                    here = Place[stop];
                }
                most[r] = Math.Max(most[r], sum + ways.Cost[here * ways.Size + bike.End!.Value]);
            }
        }
        return most;
    }

    private bool[]? Refusals()
    {
        var refused = new bool[RequestCount * VehicleCount];
        var any = false;
        for (var r = 0; r < RequestCount; r++)
        {
            for (var v = 0; v < VehicleCount; v++) any |= refused[r * VehicleCount + v] = !Problem.MayServe(v, r);
        }
        return any ? refused : null;
    }

    private bool NeedsRiding() =>
        Problem.Vehicles.Any(bike => bike.Breaks.Count > 0 || bike.Overtime is not null)
        || Problem.Shipments.Any(shipment => shipment.LongestOnBoard is not null || shipment.LastInFirstOut || !shipment.NotWith.IsEmpty
            || shipment.Pickups.Concat(shipment.Deliveries).Any(stop => stop.Windows.Count > 1 || stop.DoorSeconds > 0 || stop.Lateness is not null))
        || Array.Exists(Problem.Matrix.AllSeconds, seconds => seconds == TravelMatrix.Unreachable);
}
