using System.ComponentModel.DataAnnotations;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Organisations;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Ledger.Remit;

/// <summary>
/// What couriers took at the door belongs to the shops: the co-op hands it over by bank and writes it down once, in both books.
/// </summary>
internal sealed class RecordRemittance(CoureeDb db, Clock clock, IOrganisations organisations, ILedger ledger) : IUseCase
{
    /// <param name="FormKey">made with the form: a double click is one remittance</param>
    public sealed record Input([Required, StringLength(60)] string FormKey, Guid To, Money Amount);

    /// <summary>Refused: ledger.nothing_to_remit, ledger.more_than_owed.</summary>
    public async Task<bool> Do(Actor who, string slug, Input input, CancellationToken stop)
    {
        var payer = await organisations.Within(who, slug, LedgerMay.Keep, stop);
        var key = $"remittance:{payer.Id.Value:N}:{input.FormKey}";
        if (await db.Set<PostedSet>().AnyAsync(s => s.Key == key, stop)) return false;
        var to = new OrganisationId(input.To);
        var owes = new Account(payer.Id, "owed_to", input.To.ToString());
        // The guard is read before the balance it guards: whoever remits in between makes this save lose the race.
        await Alone(owes, stop);
        var owed = -await ledger.Balance(owes, Unit.EurCents, stop);
        if (input.Amount <= Money.Zero) throw new Refusal("ledger.nothing_to_remit", field: "amount");
        if (input.Amount.Cents > owed) throw new Refusal("ledger.more_than_owed", new { owed = new Money(owed) }, "amount");
        var amount = input.Amount.Cents;
        await ledger.Post(key, "ledger.memo.remittance", payer.Name, clock.Now, Unit.EurCents,
        [
            new(owes, amount), new(new(payer.Id, "bank"), -amount),
            new(new(to, "bank"), amount), new(new(to, "owed_by", payer.Id.Value.ToString()), -amount),
        ], stop);
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Two remittances at once must not together hand over more than is owed: the account's owner row lets one pass.</summary>
    private async Task Alone(Account account, CancellationToken stop)
    {
        var guarded = await db.Set<GuardedAccount>().FindAsync([account.Book, account.Name, account.Counterparty, Unit.EurCents], stop);
        if (guarded is null) db.Add(new GuardedAccount { Book = account.Book, Name = account.Name, Counterparty = account.Counterparty, Unit = Unit.EurCents });
        else db.Entry(guarded).State = EntityState.Modified;
    }
}
