using System.Runtime.CompilerServices;

namespace RouteSolver;

internal sealed partial class InsertionSearch
{
    /// <summary>Rides from here to a new stop and serves it. False: not this way (or, looking for the closest miss, no closer).</summary>
    private bool Place(int candidate, int gap, int inserted, ref Point here)
    {
        var problem = _route.Problem;
        var stop = _new.Stop[candidate];
        var place = problem.LocationOf(stop);
        var sameDoor = here.AtStop && here.Place == place;
        if (!Ride(ref here, place)) return false;
        var start = problem.StartAt(stop, here.Time);
        var late = start - problem.LastClose(stop) - problem.LatenessMost(stop);
        var longest = problem.Longest(stop);
        if (longest != Problem.NoLimit) late = Math.Max(late, start - SinceOf(_new.Family[candidate], gap) - longest);
        here.Time = start + problem.Service(stop) + (sameDoor ? 0 : problem.Door(stop));
        (here.Place, here.AtStop) = (place, true);
        return Bear(ref here, Math.Max(late, here.Time - _route.ShiftEnd), Over(gap * _route.Dimensions, inserted, _route.Load));
    }

    /// <summary>Rides on to the existing stop at this position and serves it.</summary>
    private bool Pass(int position, int inserted, ref Point here)
    {
        var problem = _route.Problem;
        var stop = _route.Stops[position];
        var place = _route.Place[position];
        var sameDoor = here.AtStop && here.Place == place;
        if (!Ride(ref here, place, _route.NoWay[position])) return false;
        here.Detour = here.Detour.Without(_route, position);
        var start = problem.StartAt(stop, here.Time);
        var late = start - _route.Close[position];
        if (_route.Limit[position] != Problem.NoLimit) late = Math.Max(late, start - SinceAt(position) - _route.Limit[position]);
        here.Time = start + problem.Service(stop) + (sameDoor ? 0 : problem.Door(stop));
        (here.Place, here.AtStop) = (place, true);
        _departure[position] = here.Time;
        here.Earlier |= here.Time < _route.Departure[position];
        return Bear(ref here, Math.Max(late, here.Time - _route.ShiftEnd), Over((position + 1) * _route.Dimensions, inserted, _route.Load));
    }

    /// <summary>All new stops are in: judges the rest of the route at once, and keeps the way if it is the best so far.</summary>
    private void Close(int gap, in Point end)
    {
        var here = end;
        var n = _route.Length;
        var place = gap < n ? _route.Place[gap] : _route.End;
        var sameDoor = gap < n && here.Place == place;
        if (place >= 0 && !Ride(ref here, place, _route.NoWay[gap])) return;
        var detour = here.Detour.Without(_route, gap);
        if (!_soft && _found && !detour.IsBelow(Best) && detour.Cost >= SecondCost) return;
        var latest = sameDoor ? _route.LatestSameDoor[gap] : _route.Latest[gap];
        if (!Bear(ref here, here.Time - latest, Over(gap * _route.Dimensions, _new.Full, _route.PeakBehind))) return;
        if (_route.LimitedBehind[gap])
        {
            var safe = sameDoor ? _route.SafeSameDoor[gap] : _route.Safe[gap];
            var leavesEarlier = here.Earlier || here.Time < _route.Leave[gap] + _route.Leg[gap] || (sameDoor && !WasSameDoor(gap));
            if ((leavesEarlier || here.Time > safe) && !Bear(ref here, OverAboard(gap, here, sameDoor), 0)) return;
        }
        if (_soft)
        {
            if (here.Penalty < BestPenalty || (here.Penalty == BestPenalty && detour.IsBelow(Best))) Keep(in here, in detour);
        }
        else if (detour.IsBelow(Best)) Keep(in here, in detour);
        else SecondCost = Math.Min(SecondCost, detour.Cost);
    }

    /// <summary>Adds one way to the ride. Without any way it is hopeless, unless the route already has none there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Ride(ref Point here, int place, bool tolerated = false)
    {
        if (here.Place < 0) return true;
        var matrix = _route.Problem.Matrix;
        var raw = matrix.Seconds(here.Place, place);
        if (raw == TravelMatrix.Unreachable && !tolerated && !Bear(ref here, Missed.Hopeless, 0)) return false;
        var seconds = Problem.AtSpeed(raw, _route.Speed);
        here.Time += seconds;
        here.Detour = here.Detour.With(_route, seconds, matrix.Metres(here.Place, place), raw != TravelMatrix.Unreachable);
        return true;
    }

    /// <summary>Refuses what breaks a rule; looking for the closest miss, notes by how much and goes on while it may still be the closest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Bear(ref Point here, long late, long over)
    {
        if (late <= 0 && over <= 0) return true;
        if (!_soft) return false;
        here.Late = Math.Max(here.Late, late);
        here.Over = Math.Max(here.Over, over);
        return here.Penalty <= BestPenalty;
    }

    /// <summary>The worst overload as seconds (an hour per whole capacity); 0 when everything fits.</summary>
    private long Over(int at, int inserted, long[] loads)
    {
        var worst = 0L;
        for (var d = 0; d < _route.Dimensions; d++)
        {
            var over = loads[at + d] + _new.Carried(inserted, d) - _route.Capacity[d];
            if (over > 0) worst = Math.Max(worst, Missed.Overload(over, _route.Capacity[d]));
        }
        return worst;
    }

    private long OverBefore(int gap) => Over(gap * _route.Dimensions, 0, _route.PeakBefore);

    /// <summary>When the goods of an existing delivery came aboard, on the route as now ridden.</summary>
    private long SinceAt(int position)
    {
        var since = _route.SincePosition[position] >= 0 ? _departure[_route.SincePosition[position]] : _route.Since[position];
        if (!_new.HasLimitOnRoute) return since;
        var family = Array.IndexOf(_new.Shipments, _route.Problem.ShipmentOf(_route.Stops[position]));
        return family < 0 ? since : Math.Min(since, _since[family]);
    }

    /// <summary>When the goods of a new delivery came aboard: with its own new pickups, or earlier with those of the route.</summary>
    private long SinceOf(int family, int gap)
    {
        var since = Math.Min(_since[family], _new.SinceBefore[family]);
        var position = _new.SincePosition[family];
        return position >= 0 && position < gap ? Math.Min(since, _departure[position]) : since;
    }

    private bool WasSameDoor(int gap) => gap > 0 && _route.Place[gap - 1] == _route.Place[gap];

    /// <summary>Rides the rest through for the sake of times on board, until it meets the old schedule again.</summary>
    private long OverAboard(int gap, Point here, bool sameDoor)
    {
        var (worst, time, problem) = (0L, here.Time, _route.Problem);
        var earlier = here.Earlier;
        for (var i = gap; i < _route.Length && _route.LimitedBehind[i]; i++)
        {
            if (i > gap)
            {
                time += _route.Leg[i];
                sameDoor = _route.Place[i - 1] == _route.Place[i];
            }
            var start = problem.StartAt(_route.Stops[i], time);
            if (_route.Limit[i] != Problem.NoLimit) worst = Math.Max(worst, start - SinceAt(i) - _route.Limit[i]);
            if (worst > 0 && !_soft) return worst;
            time = start + problem.Service(_route.Stops[i]) + (sameDoor ? 0 : problem.Door(_route.Stops[i]));
            _departure[i] = time;
            earlier |= time < _route.Departure[i];
            if (!earlier && time == _route.Departure[i]) break;
        }
        return worst;
    }
}
