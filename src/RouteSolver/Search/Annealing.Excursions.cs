namespace RouteSolver;

/// <summary>The search for less cost, with excursions. At home nothing more is left out than must be. On an excursion some requests are, at a price
/// of their own, which rises with every iteration out and falls when they are put in. Where vehicles are scarce that opens ways between plans
/// that otherwise have none. Prices follow how it goes: a search long at home offers them cheaper, one that does not find back, dearer.</summary>
internal sealed partial class Annealing
{
    /// <summary>Prices are in 1,024ths of a unit of cost: where a way costs 7 they must still move.</summary>
    private const int Fine = 10;

    /// <summary>Iterations: out, until finding back counts more than cost; out at most; at home, until prices fall.</summary>
    private const int Patience = 1500, WandererPatience = 500, Longest = 5000, Stay = 1000;

    /// <summary>A price rises by one part in so many of the least one with each iteration out, and falls by one in so many of itself when it was paid.</summary>
    private const int Slope = 100;

    private PutAside _anchor, _stay;
    private long _leastPrice, _floor;
    private int _goal, _out, _outs, _home;
    private bool _staysIn, _isLast;

    /// <summary>A wanderer comes home after every excursion, looks round there without leaving, and only then decides whether it keeps that
    /// home or goes back to the one before: by lot, and less and less often when it is the dearer. It gets out of the deep valleys that a
    /// search always on its way does not leave.</summary>
    public bool Wanders { get; set; }

    /// <summary>One iteration for less cost.</summary>
    public void Step(long temperature)
    {
        if (_out > (Wanders ? WandererPatience : Patience)) FindBack(temperature);
        else if (Try(temperature))
            foreach (var request in Draft.Reinserted) _price[request] = Math.Max(_leastPrice, _price[request] - _price[request] / Slope);
        if (IsOut()) GoOn();
        else LookRound(temperature);
    }

    /// <summary>When the search is nearly over it goes on from the best so far, without excursions.</summary>
    public void StayAtHome(bool stays)
    {
        if (stays == _isLast) return;
        if (stays) Best.Restore(Draft);
        else Settle();
        BeginAtHome();
        _isLast = _staysIn = stays;
    }

    /// <summary>Back to where nothing more than necessary was left out.</summary>
    public void Settle()
    {
        if (!IsOut()) return;
        _anchor.Restore(Draft);
        BeginStay();
        _staysIn = true;
    }

    /// <param name="leg">What a way costs on average: prices begin at a few of them.</param>
    public void SetPrices(double leg)
    {
        _floor = Math.Max(1, (long)(leg / 2 * (1 << Fine)));
        _leastPrice = _floor * 5;
    }

    private void BeginAtHome()
    {
        _anchor.Take(Draft);
        (_isLast, _staysIn) = (false, false);
        BeginStay();
    }

    private bool Try(long temperature)
    {
        var before = Priced();
        Change();
        if (Priced() < before + Cooling.Allowance(temperature, _dice)) return true;
        Draft.Undo();
        return false;
    }

    private void FindBack(long temperature)
    {
        CountAbsences();
        StepForFewerAbsent(temperature, -1);
    }

    private void GoOn()
    {
        foreach (var request in Draft.AbsentList) _price[request] = Math.Min(_floor * 1000, _price[request] + _leastPrice / Slope);
        _outs++;
        if (++_out < Longest) return;
        _leastPrice = Math.Min(_floor * 100, _leastPrice + _leastPrice / 2);
        Settle();
    }

    private void LookRound(long temperature)
    {
        if (_out > 0) ComeHome();
        if (Draft.Cost < Best.Cost) Best.Take(Draft);
        if (Draft.Cost < _stay.Cost) _stay.Take(Draft);
        if (++_home < Stay) return;
        if (!Wanders) _anchor.Take(Draft);
        else if (_staysIn || _outs == 0) Choose(temperature);
        if (_outs == 0) _leastPrice = Math.Max(_floor, _leastPrice - _leastPrice / 10);
        if (_outs == 0 || _staysIn) BeginStay();
        (_home, _outs, _staysIn) = (0, 0, _isLast);
    }

    private void ComeHome()
    {
        _leastPrice = Math.Max(_floor, _leastPrice - _leastPrice / 20);
        _out = 0;
        if (!Wanders || _outs <= Stay) return;
        BeginStay();
        _staysIn = true;
    }

    /// <summary>Keeps the best of this stay as home, or returns to the one before.</summary>
    private void Choose(long temperature)
    {
        if (_stay.Cost < _anchor.Cost + Cooling.Allowance(temperature * Tolerance, _dice)) (_anchor, _stay) = (_stay, _anchor);
        else _anchor.Restore(Draft);
    }

    /// <summary>Homes differ by much more than successive plans do.</summary>
    private const int Tolerance = 50;

    private void BeginStay()
    {
        _stay.Forget();
        (_home, _out, _outs) = (0, 0, 0);
        Array.Fill(_price, _leastPrice * 2);
        foreach (var request in Draft.AbsentList) _price[request] = long.MaxValue / 2;
    }

    /// <summary>More is left out than when the part was taken over, of what costs more than a few ways to leave out.</summary>
    private bool IsOut()
    {
        var absent = Draft.AbsentList;
        if (absent.Count <= _goal) return false;
        var dear = 0;
        foreach (var request in absent)
            if (_model.LeftOut[request] > (_floor * 40 >> Fine)) dear++;
        return dear > _goal;
    }

    /// <summary>What the plan costs with the prices of the way.</summary>
    private long Priced()
    {
        if (_staysIn) return Draft.Cost;
        var cost = Draft.RouteCost;
        foreach (var request in Draft.AbsentList) cost += Math.Min(_price[request] >> Fine, _model.LeftOut[request]);
        return cost;
    }
}
