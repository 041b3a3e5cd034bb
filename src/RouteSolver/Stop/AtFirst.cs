namespace RouteSolver;

internal sealed class AtFirst(IReadOnlyList<StoppingCriterion> criteria) : StoppingCriterion
{
    private readonly StoppingCriterion[] _criteria = criteria.Count > 0 ? [.. criteria] : throw new ArgumentException("Name at least one criterion.", nameof(criteria));

    internal override bool IsRepeatable => _criteria.All(criterion => criterion.IsRepeatable);

    internal override double Behind(in SearchState state)
    {
        var most = 0.0;
        foreach (var criterion in _criteria) most = Math.Max(most, criterion.Behind(state));
        return most;
    }

    internal override long Left(in SearchState state)
    {
        var least = long.MaxValue;
        foreach (var criterion in _criteria) least = Math.Min(least, criterion.Left(state));
        return least;
    }
}
