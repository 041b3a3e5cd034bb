using System.Runtime.CompilerServices;

namespace RouteSolver;

/// <summary>Who rides, what is to be carried, how long each way takes. Immutable and checked: made by <see cref="ProblemBuilder"/>.</summary>
/// <remarks>Seconds, metres and load units are integers. Flat arrays inside, so that searching touches little memory.</remarks>
public sealed partial class Problem
{
    internal const long AnyTime = long.MinValue / 4;
    internal const long NoLimit = long.MaxValue / 4;

    private readonly FrozenStop[][] _frozen;
    private readonly long[] _readyAt;
    private readonly int[] _location, _shipmentOf, _windowStart, _boundTo;
    private readonly bool[] _isPickup;
    private readonly long[] _service, _door, _longest, _windowFrom, _windowTo, _change;
    private readonly Break[][] _breaks;

    internal Problem(TravelMatrix matrix, int dimensions, Vehicle[] vehicles, Shipment[] shipments, ShipmentStops[] stops,
        int stopCount, FrozenStop[][] frozen, long[] readyAt)
    {
        (Matrix, Dimensions, Vehicles, Shipments, StopsOf, StopCount) = (matrix, dimensions, vehicles, shipments, stops, stopCount);
        (_frozen, _readyAt) = (frozen, readyAt);
        (_location, _shipmentOf, _windowStart) = (new int[stopCount], new int[stopCount], new int[stopCount + 1]);
        (_isPickup, _service, _door, _longest) = (new bool[stopCount], new long[stopCount], new long[stopCount], new long[stopCount]);
        (_latenessMost, _latenessCost) = (new long[stopCount], new long[stopCount]);
        _change = new long[stopCount * dimensions];
        var windows = new List<Window>();
        for (var s = 0; s < shipments.Length; s++)
        {
            foreach (var (number, stop) in stops[s].Pickups.Zip(shipments[s].Pickups)) Fill(number, stop, s, +1, windows);
            foreach (var (number, stop) in stops[s].Deliveries.Zip(shipments[s].Deliveries)) Fill(number, stop, s, -1, windows);
        }
        _windowStart[stopCount] = windows.Count;
        _windowFrom = [.. windows.Select(window => window.From)];
        _windowTo = [.. windows.Select(window => window.To)];
        _boundTo = [.. shipments.Select(shipment => shipment.OnBoard?.Vehicle ?? -1)];
        for (var v = 0; v < frozen.Length; v++)
            foreach (var done in frozen[v]) _boundTo[_shipmentOf[done.Stop]] = v;
        HasGoodsRules = shipments.Any(shipment => shipment.LastInFirstOut || !shipment.NotWith.IsEmpty);
        _breaks = [.. vehicles.Select(vehicle => vehicle.Breaks.ToArray())];
        (_dearestStep, _leaving) = Leaving();
    }

    public TravelMatrix Matrix { get; }

    /// <summary>How many things loads and capacities measure.</summary>
    public int Dimensions { get; }
    public IReadOnlyList<Vehicle> Vehicles { get; }
    public IReadOnlyList<Shipment> Shipments { get; }

    /// <summary>By shipment: the numbers of its stops.</summary>
    public IReadOnlyList<ShipmentStops> StopsOf { get; }
    public int StopCount { get; }

    /// <summary>What unevenness costs; 0 (the default): nobody looks. A vehicle whose hardship is H points (before this plan and in it) over
    /// S = <see cref="Vehicle.HardshipShare"/> costs Fairness × H² / S, rounded down: least in all when H is in proportion to S.</summary>
    public int Fairness { get; init; }

    /// <summary>What this vehicle has done or begun, in order.</summary>
    public IReadOnlyList<FrozenStop> Frozen(int vehicle) => _frozen[vehicle];

    /// <summary>It leaves for its first stop that is not frozen no earlier than this; before all time when nothing was said.</summary>
    public long ReadyAt(int vehicle) => _readyAt[vehicle];

    /// <summary>The vehicle that alone may serve this shipment (on board, or begun in its frozen prefix), or null.</summary>
    public int? BoundTo(int shipment) => _boundTo[shipment] < 0 ? null : _boundTo[shipment];

    public int ShipmentOf(int stop) => _shipmentOf[stop];
    public bool IsPickup(int stop) => _isPickup[stop];
    public int LocationOf(int stop) => _location[stop];

    /// <summary>Riding seconds for this vehicle: the matrix at its speed, rounded up.</summary>
    public long TravelSeconds(int vehicle, int from, int to) => AtSpeed(Matrix.Seconds(from, to), Vehicles[vehicle].SpeedPercent);

    /// <summary>Whether skills, bindings and pins let this vehicle serve it.</summary>
    internal bool MayServe(int vehicle, int shipment)
    {
        var asked = Shipments[shipment];
        return asked.Skills.MissingFrom(Vehicles[vehicle].Skills).IsEmpty
            && (_boundTo[shipment] < 0 || _boundTo[shipment] == vehicle) && !IsPinnedElsewhere(vehicle, shipment);
    }

    /// <summary>What is begun or on board stays on its bike, whatever the pin.</summary>
    internal bool IsPinnedElsewhere(int vehicle, int shipment) =>
        Shipments[shipment].OnlyVehicles is { } only && _boundTo[shipment] != vehicle && !only.Contains(vehicle);

    internal static long AtSpeed(int seconds, int percent) => percent == 100 ? seconds : (seconds * 100L + percent - 1) / percent;
    internal long LatestEnd(int vehicle) => Vehicles[vehicle].Shift.To + (Vehicles[vehicle].Overtime?.MostSeconds ?? 0);

    /// <summary>Whether it matters what lies on top of or beside what.</summary>
    internal bool HasGoodsRules { get; }
    internal Break[] Breaks(int vehicle) => _breaks[vehicle];
    internal long Service(int stop) => _service[stop];
    internal long Door(int stop) => _door[stop];

    /// <summary>Longest seconds on board before this delivery; <see cref="NoLimit"/> when free.</summary>
    internal long Longest(int stop) => _longest[stop];

    /// <summary>What the stop does to the load: positive for a pickup, negative for a delivery.</summary>
    internal ReadOnlySpan<long> Change(int stop) => _change.AsSpan(stop * Dimensions, Dimensions);

    /// <summary>End of the stop's last window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long LastClose(int stop)
    {
        var end = _windowStart[stop + 1];
        return end == _windowStart[stop] ? NoLimit : _windowTo[end - 1];
    }

    /// <summary>Service begins on arrival or when the next window opens; after the last window, at once (and late).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long StartAt(int stop, long arrival)
    {
        for (var w = _windowStart[stop]; w < _windowStart[stop + 1]; w++)
            if (arrival <= _windowTo[w]) return Math.Max(arrival, _windowFrom[w]);
        return arrival;
    }

    /// <summary>End of the window in which service starts then; <see cref="NoLimit"/> for the last one, after which one is late.</summary>
    internal long ClosesAt(int stop, long start)
    {
        for (var w = _windowStart[stop]; w < _windowStart[stop + 1] - 1; w++)
            if (start <= _windowTo[w]) return _windowTo[w];
        return NoLimit;
    }

    /// <summary>The latest second ≤ <paramref name="limit"/> at which service may start, the last window being stretched to
    /// <paramref name="close"/>; <see cref="AnyTime"/> when there is none.</summary>
    internal long LatestStart(int stop, long limit, long close)
    {
        var (first, end) = (_windowStart[stop], _windowStart[stop + 1]);
        if (first == end) return limit;
        for (var w = end - 1; w >= first; w--)
        {
            var start = Math.Min(limit, w == end - 1 ? close : _windowTo[w]);
            if (start >= _windowFrom[w]) return start;
        }
        return AnyTime;
    }

    private void Fill(int number, Stop stop, int shipment, int sign, List<Window> windows)
    {
        _location[number] = stop.Location;
        _shipmentOf[number] = shipment;
        _isPickup[number] = sign > 0;
        (_service[number], _door[number]) = (stop.ServiceSeconds, stop.DoorSeconds);
        _longest[number] = sign < 0 ? Shipments[shipment].LongestOnBoard ?? NoLimit : NoLimit;
        (_latenessMost[number], _latenessCost[number]) = (stop.Lateness?.MostSeconds ?? 0, stop.Lateness?.CostPerSecond ?? 0);
        _windowStart[number] = windows.Count;
        windows.AddRange(stop.Windows);
        for (var d = 0; d < stop.Load.Count; d++) _change[number * Dimensions + d] = sign * stop.Load[d];
    }
}
