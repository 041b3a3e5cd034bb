using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Web;

namespace Couree.Modules.Notices.React;

/// <summary>Who is sent something by a structure hears of it three times at most: it has left, it has arrived, or it will not.</summary>
internal sealed class DropLetters(Letters letters, Clock clock, IOrganisations organisations) : IReact<DropOnItsWay>, IReact<DropDelivered>, IReact<DropFailed>
{
    public Task On(DropOnItsWay happened, CancellationToken stop) => Write("drop_on_its_way", happened.Mail, null, "", stop);

    public Task On(DropDelivered happened, CancellationToken stop) => Write("drop_delivered", happened.Mail, happened.OccurredAt, "", stop);

    public Task On(DropFailed happened, CancellationToken stop) => Write("drop_failed", happened.Mail, null, happened.Reason, stop);

    private async Task Write(string template, RecipientMail mail, DateTime? at, string reason, CancellationToken stop)
    {
        var sender = (await organisations.Cards([mail.Sender], stop)).GetValueOrDefault(mail.Sender)?.Name ?? "";
        var culture = Words.Culture(mail.Language);
        string Hour(DateTime utc) => clock.Civil(utc).ToString("t", culture);
        await letters.Write($"{template}:{mail.Drop.Value}", mail.Email, new(template, mail.Language, mail.Name,
            new { sender, from = Hour(mail.Window.FromAt), until = Hour(mail.Window.UntilAt), at = at is { } known ? Hour(known) : "", reason = reason.Length > 0 ? reason : "—" }, mail.TrackingPath), stop);
    }
}

/// <summary>A run waits too long: the one on duty is called, wherever they look.</summary>
internal sealed class DutyLetter(Letters letters, IPeople people, IOrganisations organisations) : IReact<RunWaitsTooLong>
{
    public async Task On(RunWaitsTooLong happened, CancellationToken stop)
    {
        if (happened.OnDuty is not { } id || (await people.Cards([id], stop)).GetValueOrDefault(id) is not { Email: { } email } duty) return;
        if ((await organisations.Cards([happened.Couriers], stop)).GetValueOrDefault(happened.Couriers) is not { } couriers) return;
        await letters.Write($"run_waits:{happened.Run.Value}:{happened.SinceAt.Ticks}", email, new("run_waits", duty.Language, duty.Name, new { minutes = happened.Minutes, couriers = couriers.Name }, $"/delivery/{couriers.Slug}/board"), stop);
    }
}

/// <summary>Road and house disagree about a run: those who keep the structure that asked for it hear of it, each once for each doubt.</summary>
internal sealed class DoubtLetter(Letters letters, IPeople people, IOrganisations organisations) : IReact<RunNeedsHuman>
{
    public async Task On(RunNeedsHuman happened, CancellationToken stop)
    {
        if ((await organisations.Cards([happened.Sender], stop)).GetValueOrDefault(happened.Sender) is not { } sender) return;
        foreach (var keeper in (await people.Cards(await organisations.People(happened.Sender, Role.Keeper, stop), stop)).Values)
            if (keeper.Email is { } email)
                await letters.Write($"run_in_doubt:{happened.Run.Value}:{happened.Why}:{keeper.Id.Value}", email, new("run_in_doubt", keeper.Language, keeper.Name,
                    new { sender = sender.Name, doubt = Words.SayIn(keeper.Language, happened.Why) }, $"/delivery/asked/{happened.Run.Value}"), stop);
    }
}
