using Couree.Kernel;

namespace Couree.Modules.People.Me;

/// <summary>This room's part of the personal export.</summary>
internal sealed class PeopleData(MyFacts facts) : IPersonalData
{
    public string Section => "people";

    public async Task<object> Of(PersonId person, CancellationToken stop = default) => new
    {
        profile = await facts.Of(person, stop),
        sessions = (await facts.Sessions(person, null, stop)).Select(s => new { s.Id, s.Device, s.CreatedAt, s.SeenAt }),
        passkeys = await facts.Passkeys(person, stop),
    };
}

/// <summary>Everything every room keeps of a person (GDPR articles 15 and 20), section by section.</summary>
internal sealed class Export(IEnumerable<IPersonalData> rooms, Clock clock)
{
    public async Task<IReadOnlyDictionary<string, object>> Of(PersonId person, CancellationToken stop)
    {
        var all = new Dictionary<string, object> { ["exportedAt"] = clock.Now };
        foreach (var room in rooms.OrderBy(r => r.Section, StringComparer.Ordinal)) all[room.Section] = await room.Of(person, stop);
        return all;
    }
}
