using Couree.Kernel;
using Couree.Web;

namespace Couree.Modules.People.Me;

/// <summary>Gathers what the person's own page shows, for its GET and for every form of it that is shown again.</summary>
internal sealed class MePageMaker(MyFacts facts, Clock clock)
{
    public async Task<IResult> Show(HttpContext http, Actor who, Form form, string? told, CancellationToken stop)
    {
        var me = await facts.Of(who.Self, stop);
        var profile = form.Values.ContainsKey("Language") ? form : Form.From(new { me.Name, me.Phone, me.Language });
        var view = new MePage.Facts(form, profile, new(me.Email ?? "", me.HasPassword),
            [.. (await facts.Passkeys(who.Self, stop)).Select(p => new MePage.Key(p.Id.Value, p.Name, Day(p.CreatedAt)))],
            [.. (await facts.Sessions(who.Self, SessionCookie.KeyHash(http), stop)).Select(s => new MePage.Place(s.Id.Value, s.Device, Day(s.SeenAt), s.IsThis))],
            Told.Known(told));
        return form.HasErrors ? Pages.Again<MePage>(view) : Pages.Show<MePage>(view);
    }

    private DateOnly Day(DateTime at) => DateOnly.FromDateTime(clock.Civil(at));
}
