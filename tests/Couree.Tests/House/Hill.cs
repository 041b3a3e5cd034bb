using Mono.Cecil;

namespace Couree.Tests.House;

/// <summary>
/// Who may look at whom. Rooms are listed from the ground up: a room sees the ones before it, never the ones after.
/// The ground floor (Kernel, Database, Outbox, Web) is everyone's and sees no room; Program and Seeds wire the house and see all.
/// </summary>
internal sealed class Hill(params string[] rooms)
{
    /// <summary>The house as built; docs/decisions/0006-hill.md says why in this order.</summary>
    public static Hill OfTheHouse { get; } = new("People", "Places", "Organisations", "Ledger", "Shifts", "Delivery", "Market", "Network", "Notices");

    public IReadOnlyList<string> Rooms => rooms;

    private static readonly string[] Ground = ["Kernel", "Database", "Outbox", "Web"];

    /// <summary>The room a type lives in; null for the ground floor, the wiring and everything that is not ours.</summary>
    public static string? RoomOf(TypeReference type)
    {
        var parts = CompiledHouse.NamespaceOf(type).Split('.');
        return parts is ["Couree", "Modules", var room, ..] ? room : null;
    }

    public static bool IsGround(TypeReference type) =>
        CompiledHouse.NamespaceOf(type).Split('.') is ["Couree", var floor, ..] && Ground.Contains(floor);

    /// <summary>Looks through walls: at an unlisted room, uphill, from the ground floor into a room, or at what a room keeps to itself.</summary>
    public IEnumerable<string> Violations(CompiledHouse house)
    {
        foreach (var room in house.Module.Types.Select(RoomOf).OfType<string>().Distinct().Except(rooms))
            yield return $"The room {room} is not on the hill: give it a place in Hill.cs and in docs/house.md.";

        foreach (var look in house.References)
        {
            if (RoomOf(look.To) is not { } to) continue;
            var from = RoomOf(look.From);
            if (from == to || (from is null && !IsGround(look.From))) continue;
            if (from is null)
                yield return $"{look.Where} is on the ground floor and looks at {look.To.FullName}.";
            else if (Array.IndexOf(rooms, to) > Array.IndexOf(rooms, from))
                yield return $"{look.Where} looks uphill at {look.To.FullName}: {to} should announce an event, or {from} own the fact.";
            if (Private(look) is { } what)
                yield return $"{look.Where} looks at {what}, which {to} keeps to itself: only what is public in its Contracts.cs may be seen.";
        }
    }

    private static string? Private(Reference look)
    {
        var type = look.To.Resolve();
        if (IsComponent(type)) return type.FullName;
        for (var seen = type; seen is not null; seen = seen.DeclaringType)
            if (!seen.IsPublic && !seen.IsNestedPublic) return type.FullName;
        return look.Member switch
        {
            MethodDefinition { IsPublic: false } method when RoomOf(method.DeclaringType) == RoomOf(look.To) => method.FullName,
            FieldDefinition { IsPublic: false } field when RoomOf(field.DeclaringType) == RoomOf(look.To) => field.FullName,
            _ => null,
        };
    }

    /// <summary>Razor compiles every component public; that does not make it a contract.</summary>
    public static bool IsComponent(TypeDefinition type)
    {
        for (var at = type; at is not null; at = at.BaseType?.Resolve())
            if (at.FullName == "Microsoft.AspNetCore.Components.ComponentBase"
                || at.Interfaces.Any(i => i.InterfaceType.FullName == "Microsoft.AspNetCore.Components.IComponent")) return true;
        return false;
    }
}
