namespace RouteSolver;

internal sealed class AfterTime : StoppingCriterion
{
    private readonly TimeSpan _most;

    public AfterTime(TimeSpan most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(most, TimeSpan.Zero);
        _most = most;
    }

    internal override bool IsRepeatable => false;

    internal override double Behind(in SearchState state) => state.Elapsed / _most;

    internal override long Left(in SearchState state) => long.MaxValue;
}
