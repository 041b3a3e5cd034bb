namespace Couree.Kernel;

/// <summary>
/// The one row that guards a set which must not overlap or overflow. Its version is a concurrency token that the context
/// raises at every save, so of two simultaneous takers exactly one wins, on both engines.
/// </summary>
public interface IVersioned
{
    int Version { get; set; }
}
