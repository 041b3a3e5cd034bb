namespace RouteSolver;

internal sealed class AfterNoImprovement : StoppingCriterion
{
    private readonly long _most;

    public AfterNoImprovement(long iterations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        _most = iterations;
    }

    internal override bool IsRepeatable => true;

    internal override double Behind(in SearchState state) => (double)state.SinceImprovement / _most;

    internal override long Left(in SearchState state) => _most - state.SinceImprovement;
}
