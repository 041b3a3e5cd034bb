namespace RouteSolver;

internal sealed class AfterIterations : StoppingCriterion
{
    private readonly long _most;

    public AfterIterations(long most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        _most = most;
    }

    internal override bool IsRepeatable => true;

    internal override double Behind(in SearchState state) => (double)state.Iterations / _most;

    internal override long Left(in SearchState state) => _most - state.Iterations;
}
