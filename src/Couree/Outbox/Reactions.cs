using System.Reflection;
using Couree.Kernel;

namespace Couree.Outbox;

/// <summary>Who is interested in which event: read once from the assembly.</summary>
public sealed class Reactions
{
    public static readonly Reactions None = new([]);
    private readonly Dictionary<Type, Type[]> _byEvent;
    private readonly Dictionary<string, (Type Reaction, Type Event)> _byName;

    private Reactions(IReadOnlyCollection<(Type Reaction, Type Event)> pairs)
    {
        _byEvent = pairs.GroupBy(p => p.Event).ToDictionary(g => g.Key, g => g.Select(p => p.Reaction).ToArray());
        _byName = pairs.ToDictionary(p => $"{p.Reaction.FullName}|{p.Event.FullName}");
    }

    public static Reactions Of(Assembly assembly) => new(
    [
        .. from type in assembly.GetTypes()
           where type is { IsClass: true, IsAbstract: false }
           from face in type.GetInterfaces()
           where face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IReact<>)
           select (type, face.GetGenericArguments()[0]),
    ]);

    public IEnumerable<Type> All => _byName.Values.Select(p => p.Reaction).Distinct();

    public IReadOnlyList<Type> To(Type happened) => _byEvent.GetValueOrDefault(happened) ?? [];

    /// <summary>Null when the reaction no longer exists in this version of the house.</summary>
    public (Type Reaction, Type Event)? Find(OutboxRow row) => _byName.TryGetValue($"{row.Reaction}|{row.Event}", out var pair) ? pair : null;
}
