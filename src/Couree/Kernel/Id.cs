using System.Linq.Expressions;

namespace Couree.Kernel;

/// <summary>A typed identity: a UUIDv7 that cannot be handed where another kind is meant.</summary>
public interface IId
{
    Guid Value { get; }
}

/// <summary>Makes typed ids. UUIDv7 (RFC 9562): sortable by birth, made by the entity or by the courier's phone.</summary>
public static class Id
{
    /// <summary>A new id stamped with the clock's time.</summary>
    public static T New<T>(Clock clock) where T : struct, IId => Of<T>(Guid.CreateVersion7(clock.Exact));

    public static T Of<T>(Guid value) where T : struct, IId => Maker<T>.Make(value);

    private static class Maker<T> where T : struct, IId
    {
        public static readonly Func<Guid, T> Make = Compile();

        private static Func<Guid, T> Compile()
        {
            var value = Expression.Parameter(typeof(Guid));
            return Expression.Lambda<Func<Guid, T>>(Expression.New(typeof(T).GetConstructor([typeof(Guid)])!, value), value).Compile();
        }
    }
}

public readonly record struct PersonId(Guid Value) : IId;

public readonly record struct OrganisationId(Guid Value) : IId;

public readonly record struct PlaceId(Guid Value) : IId;
