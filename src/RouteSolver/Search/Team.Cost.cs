namespace RouteSolver;

internal sealed partial class Team
{
    /// <summary>From so many requests, and so many routes a part, a problem is divided: too few routes to a search are too few to change much.</summary>
    private const int ManyRequests = 100, LeastRoutes = 12;

    /// <summary>Temperatures at the beginning of a short search and of a long one, from a plan given, at the end, and (while vehicles are given up)
    /// always, as shares of what a way costs on average.</summary>
    private const double Warm = 0.5, Hot = 3, WarmStart = 0.1, Cold = 0.003, Steady = 0.1;

    /// <summary>When this much is behind: searches that are alone all go on from the best plan; they all stay at home.</summary>
    private const double Meeting = 0.6, Ending = 0.9;

    private void LessCost(bool isWarm)
    {
        var (leg, begun) = (Leg(), Behind());
        if (_model.RequestCount == 0 || _model.VehicleCount == 0 || begun >= 1) return;
        _current.CopyFrom(_best);
        var isDivided = _searches.Length > 1 && _model.RequestCount >= ManyRequests && _best.Vehicles() >= LeastRoutes * _searches.Length;
        for (var s = 0; s < _searches.Length; s++)
        {
            _searches[s].SetPrices(leg);
            _searches[s].Wanders = !isDivided && s % 2 == 1;
            GoOnFrom(_searches[s], isDivided || !IsAsGood(_own[s]) ? _best : _own[s]);
        }
        var haveMet = isDivided || _searches.Length == 1;
        for (var turn = 0L; Behind() is var behind && behind < 1; turn++)
        {
            var hot = isWarm ? WarmStart : behind == 0 ? Warm : Cooling.Beginning(Warm, Hot, Iterations / (behind * _model.RequestCount));
            var temperature = Cooling.Temperature(hot * leg, Cold * leg, (behind - begun) / (1 - begun));
            if (isDivided) Divide(turn);
            else if (!haveMet && behind > Meeting) haveMet = Meet();
            foreach (var search in _searches) search.StayAtHome(!isDivided && behind > Ending);
            Together((search, _) =>
            {
                search.Step(temperature);
                return false;
            });
            if (isDivided) Gather();
            else
            {
                foreach (var search in _searches)
                    if (search.Best.Cost < _best.Cost) Write(search);
            }
            Report();
        }
    }

    private bool IsAsGood(Board plan) => _model.FewestVehiclesFirst && plan.Absent.Count == _best.Absent.Count && plan.Vehicles() == _best.Vehicles();

    /// <summary>The searches that have found less go on from the best.</summary>
    private bool Meet()
    {
        foreach (var search in _searches)
            if (search.Best.Cost > _best.Cost) GoOnFrom(search, _best);
        return true;
    }

    private void GoOnFrom(Annealing search, Board plan)
    {
        if (_model.FewestVehiclesFirst) CloseUnused(search, plan);
        search.TakeOver(plan, _all, plan.Absent);
    }

    private void Divide(long turn)
    {
        var parts = _partition.Divide(_current, _searches.Length, MostStops, turn);
        var absent = _partition.Absent(_current, parts);
        for (var s = 0; s < parts.Length; s++) _searches[s].TakeOver(_current, parts[s], absent[s]);
    }

    /// <summary>Puts the parts together: as they stand now, and, where it is the best plan so far, as they were at their best.</summary>
    private void Gather()
    {
        foreach (var search in _searches) search.Settle();
        var (now, best) = (_current.Cost, _current.Cost);
        foreach (var search in _searches)
        {
            now += search.Draft.Cost - search.CostBefore;
            best += search.Best.Cost - search.CostBefore;
        }
        if (best < _best.Cost)
        {
            _best.CopyFrom(_current);
            foreach (var search in _searches) search.WriteBest(_best);
            _best.Cost = best;
            Improved();
        }
        foreach (var search in _searches) search.WriteNow(_current);
        _current.Cost = now;
    }
}
