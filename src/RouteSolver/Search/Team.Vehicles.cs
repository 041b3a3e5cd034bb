namespace RouteSolver;

internal sealed partial class Team
{
    /// <summary>At least this share of the search goes to giving up vehicles, at most that; and nearly as long again as the last success took.</summary>
    private const double LeastShare = 0.2, MostShare = 0.6, Patience = 1.8;

    /// <summary>Gives up a vehicle at a time and finds room for its requests on the others. Each search tries on its own, and who is two
    /// vehicles behind goes on from the best; of a very large problem each tries on a part of its own.</summary>
    private void FewerVehicles()
    {
        var (temperature, succeeded) = (Cooling.Temperature(Steady * Leg(), 1, 0), Behind());
        var isDivided = _searches.Length > 1 && _model.StopCount > 4 * MostStops;
        var won = new bool[_searches.Length];
        var tries = new bool[_searches.Length];
        var goals = new int[_searches.Length];
        _current.CopyFrom(_best);
        foreach (var own in _own) own.CopyFrom(_best);
        Array.Fill(won, true);
        for (var turn = 0L; ; turn++)
        {
            var behind = Behind();
            if (behind >= 1 || behind > Math.Min(MostShare, Math.Max(LeastShare, succeeded * Patience + 0.02))) break;
            if (isDivided) BeginParts(turn, tries, goals);
            else
            {
                for (var s = 0; s < won.Length; s++)
                    if (won[s]) BeginWhole(s, tries, goals);
            }
            if (!tries.Contains(true)) break;
            Array.Clear(won);
            Together((search, s) => !tries[s] || (won[s] = search.StepForFewerAbsent(temperature, goals[s])));
            if (!won.Contains(true)) continue;
            if (isDivided)
            {
                for (var s = 0; s < won.Length; s++)
                {
                    if (!won[s]) continue;
                    _current.Cost += _searches[s].Best.Cost - _searches[s].CostBefore;
                    _searches[s].WriteBest(_current);
                }
                _best.CopyFrom(_current);
            }
            else Compare(won);
            Improved();
            succeeded = Behind();
            Report();
        }
    }

    /// <summary>Each search keeps the plan it found, so that the searches that follow begin in different places.</summary>
    private void Compare(bool[] won)
    {
        for (var s = 0; s < won.Length; s++)
        {
            if (!won[s]) continue;
            _searches[s].WriteBest(_own[s]);
            _own[s].Cost = _searches[s].Best.Cost;
            if (_own[s].Vehicles() < _best.Vehicles()) _best.CopyFrom(_own[s]);
        }
        for (var s = 0; s < won.Length; s++)
            if (_own[s].Vehicles() > _best.Vehicles() + 1)
            {
                _own[s].CopyFrom(_best);
                won[s] = true;
            }
    }

    private void BeginParts(long turn, bool[] tries, int[] goals)
    {
        Divide(turn);
        for (var s = 0; s < _searches.Length; s++) Begin(s, tries, goals);
    }

    private void BeginWhole(int s, bool[] tries, int[] goals)
    {
        _searches[s].TakeOver(_own[s], _all, _own[s].Absent);
        Begin(s, tries, goals);
    }

    /// <summary>Gives up one vehicle.</summary>
    private void Begin(int s, bool[] tries, int[] goals)
    {
        goals[s] = _searches[s].Draft.AbsentList.Count;
        foreach (var v in _all) _searches[s].Draft.Close(v, false);
        tries[s] = _searches[s].CloseOne();
    }

    /// <summary>No more vehicles than the best plan uses.</summary>
    private void CloseUnused(Annealing search, Board plan)
    {
        foreach (var v in _all) search.Draft.Close(v, plan.Routes[v].Length == _model.Problem.Frozen(v).Count);
    }
}
