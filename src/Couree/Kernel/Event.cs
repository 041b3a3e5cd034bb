namespace Couree.Kernel;

/// <summary>Something that happened, told in a room's contract. Names and ids only: it is stored as JSON in the outbox.</summary>
public interface IEvent;

/// <summary>A reaction to another room's event: runs after commit, at least once, in a transaction of its own. It does not save: the worker does, once.</summary>
public interface IReact<in TEvent> where TEvent : IEvent
{
    Task On(TEvent happened, CancellationToken stop);
}
