using System.Numerics;

namespace RouteSolver;

/// <summary>Who is aboard while a route is simulated: kinds of goods counted, shipments stacked by their latest pickup.
/// Says of each stop, in constant time while nothing is wrong, what <see cref="RouteGoods"/> would find there.</summary>
internal sealed class RouteSimulationGoods
{
    private const int None = -1;
    private readonly Problem _problem;
    private readonly int[][] _onBoard;
    private readonly ulong[] _goods, _notWith;
    private readonly bool[] _lastInFirstOut;

    private readonly int[] _kinds = new int[64], _refused = new int[64];
    private ulong _kindsAboard, _refusedAboard;

    /// <summary>Kinds of goods aboard after the last stop passed, and kinds refused by what is aboard.</summary>
    public ulong Aboard => _kindsAboard;
    public ulong Refused => _refusedAboard;
    private readonly int[] _seenIn, _deliveriesLeft, _first, _latest, _below, _above;
    private readonly bool[] _isAboard;
    private int _run, _top;

    public RouteSimulationGoods(Problem problem)
    {
        _problem = problem;
        var count = problem.Shipments.Count;
        _onBoard = [.. Enumerable.Range(0, problem.Vehicles.Count).Select(v => Enumerable.Range(0, count).Where(s => problem.Shipments[s].OnBoard?.Vehicle == v).ToArray())];
        _goods = [.. problem.Shipments.Select(shipment => shipment.Goods.Bits)];
        _notWith = [.. problem.Shipments.Select(shipment => shipment.NotWith.Bits)];
        _lastInFirstOut = [.. problem.Shipments.Select(shipment => shipment.LastInFirstOut)];
        (_seenIn, _deliveriesLeft, _first) = (new int[count], new int[count], new int[count]);
        (_latest, _below, _above, _isAboard) = (new int[count], new int[count], new int[count], new bool[count]);
    }

    /// <summary>What is on board and what is brought along.</summary>
    /// <returns>The most shipments beside one that must not be, beyond the limits.</returns>
    public int SetOff(int vehicle, ReadOnlySpan<int> stops, RouteLimits limits)
    {
        _run++;
        _top = None;
        Array.Clear(_kinds);
        Array.Clear(_refused);
        _kindsAboard = _refusedAboard = 0;
        foreach (var shipment in _onBoard[vehicle])
        {
            Begin(shipment);
            Join(shipment, -1);
        }
        var worst = 0;
        foreach (var stop in stops)
        {
            var shipment = _problem.ShipmentOf(stop);
            if (_seenIn[shipment] == _run || !RouteSchedule.IsBroughtAlong(_problem, stop)) continue;
            worst = Math.Max(worst, Beside(shipment) - limits.Beside[stop]);
            Begin(shipment);
            Join(shipment, -1);
        }
        return worst;
    }

    /// <summary>Serves the stop at this position.</summary>
    /// <returns>How many shipments too many lie on top of it or beside it, beyond the limits; 0 or less: none.</returns>
    public int Pass(int stop, int position, RouteLimits limits)
    {
        var shipment = _problem.ShipmentOf(stop);
        if (_seenIn[shipment] != _run) Begin(shipment);
        var excess = _problem.IsPickup(stop) ? Take(shipment, position) - limits.Beside[stop] : OnTop(shipment) - limits.OnTop[stop];
        if (_problem.IsPickup(stop)) return excess;
        if (--_deliveriesLeft[shipment] == 0 && _isAboard[shipment]) Leave(shipment);
        return excess;
    }

    /// <summary>Its first pickup brings it aboard, each puts it on top. Returns how many it must not join.</summary>
    private int Take(int shipment, int position)
    {
        var beside = 0;
        if (_first[shipment] == None)
        {
            beside = Beside(shipment);
            _first[shipment] = position;
            if (_deliveriesLeft[shipment] != 0) Join(shipment, position);
        }
        else if (_isAboard[shipment])
        {
            Unstack(shipment);
            Stack(shipment, position);
        }
        return beside;
    }

    /// <summary>The stack is ordered by latest pickup: what was picked up after this shipment's first pickup is on its top.</summary>
    private int OnTop(int shipment)
    {
        if (!_lastInFirstOut[shipment]) return 0;
        var above = 0;
        for (var other = _top; other != None && _latest[other] > _first[shipment]; other = _below[other])
            if (other != shipment) above++;
        return above;
    }

    private int Beside(int shipment)
    {
        if ((_kindsAboard & _notWith[shipment]) == 0 && (_refusedAboard & _goods[shipment]) == 0) return 0;
        var clashes = 0;
        for (var other = _top; other != None; other = _below[other])
            if ((_goods[other] & _notWith[shipment]) != 0 || (_notWith[other] & _goods[shipment]) != 0) clashes++;
        return clashes;
    }

    private void Join(int shipment, int position)
    {
        _isAboard[shipment] = true;
        Stack(shipment, position);
        Load(shipment, +1);
    }

    private void Leave(int shipment)
    {
        _isAboard[shipment] = false;
        Unstack(shipment);
        Load(shipment, -1);
    }

    private void Begin(int shipment)
    {
        _seenIn[shipment] = _run;
        (_first[shipment], _isAboard[shipment]) = (None, false);
        var deliveries = _problem.StopsOf[shipment].Deliveries.Count;
        _deliveriesLeft[shipment] = deliveries == 0 ? int.MaxValue : deliveries;
    }

    private void Load(int shipment, int sign)
    {
        Count(_goods[shipment], _kinds, sign, ref _kindsAboard);
        Count(_notWith[shipment], _refused, sign, ref _refusedAboard);
    }

    private static void Count(ulong bits, int[] counts, int sign, ref ulong aboard)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            var kind = BitOperations.TrailingZeroCount(bits);
            counts[kind] += sign;
            if (counts[kind] == 0) aboard &= ~(1UL << kind);
            else aboard |= 1UL << kind;
        }
    }

    private void Stack(int shipment, int position)
    {
        _latest[shipment] = position;
        (_below[shipment], _above[shipment]) = (_top, None);
        if (_top != None) _above[_top] = shipment;
        _top = shipment;
    }

    private void Unstack(int shipment)
    {
        var (below, above) = (_below[shipment], _above[shipment]);
        if (below != None) _above[below] = above;
        if (above != None) _below[above] = below;
        else _top = below;
    }
}
