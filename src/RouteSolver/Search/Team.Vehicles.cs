namespace RouteSolver;

internal sealed partial class Team
{
    /// <summary>At least this share of the search goes to giving up vehicles, at most that; and nearly as long again as the last success took.</summary>
    private const double LeastShare = 0.2, MostShare = 0.6, Patience = 1.8;

    /// <summary>Gives up a vehicle at a time and finds room for its requests on the others. Each search tries on its own, and who succeeds
    /// shows the others; of a very large problem each tries on a part of its own.</summary>
    private void FewerVehicles()
    {
        var (temperature, succeeded) = (Cooling.Temperature(Steady * Leg(), 1, 0), Behind());
        var isDivided = _searches.Length > 1 && _model.StopCount > 4 * MostStops;
        var won = new bool[_searches.Length];
        var tries = new bool[_searches.Length];
        var goals = new int[_searches.Length];
        _current.CopyFrom(_best);
        Array.Fill(won, true);
        for (var turn = 0L; ; turn++)
        {
            var behind = Behind();
            if (behind >= 1 || behind > Math.Min(MostShare, Math.Max(LeastShare, succeeded * Patience + 0.02))) break;
            if (isDivided || won.Contains(true)) Begin(isDivided, turn, tries, goals);
            if (!tries.Contains(true)) break;
            Array.Clear(won);
            Together((search, s) => !tries[s] || (won[s] = search.StepForFewerAbsent(temperature, goals[s])));
            if (!won.Contains(true)) continue;
            for (var s = 0; s < won.Length; s++)
            {
                if (!won[s]) continue;
                _current.Cost += _searches[s].Best.Cost - _searches[s].CostBefore;
                _searches[s].WriteBest(_current);
                if (!isDivided) break;
            }
            _best.CopyFrom(_current);
            Improved();
            succeeded = Behind();
            Report();
        }
    }

    /// <summary>Each search takes over the plan, or its part, and gives up one vehicle.</summary>
    private void Begin(bool isDivided, long turn, bool[] tries, int[] goals)
    {
        if (isDivided) Divide(turn);
        for (var s = 0; s < _searches.Length; s++)
        {
            var search = _searches[s];
            if (!isDivided) search.TakeOver(_current, _all, _current.Absent);
            goals[s] = search.Draft.AbsentList.Count;
            foreach (var v in _all) search.Draft.Close(v, false);
            tries[s] = search.CloseOne();
        }
    }

    /// <summary>No more vehicles than the best plan uses.</summary>
    private void CloseUnused(Annealing search)
    {
        foreach (var v in _all) search.Draft.Close(v, _best.Routes[v].Length == _model.Problem.Frozen(v).Count);
    }
}
