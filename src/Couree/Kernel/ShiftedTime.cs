namespace Couree.Kernel;

/// <summary>The system's clock, put at another instant when it is made, and running on from there at its own speed.</summary>
public sealed class ShiftedTime(TimeProvider system, DateTimeOffset startsAt) : TimeProvider
{
    private readonly TimeSpan _ahead = startsAt - system.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => system.GetUtcNow() + _ahead;

    public override long GetTimestamp() => system.GetTimestamp();

    public override long TimestampFrequency => system.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => system.CreateTimer(callback, state, dueTime, period);
}
