using Couree.Kernel;

namespace Couree.Modules.Ledger;

internal readonly record struct PostedSetId(Guid Value) : IId;
internal readonly record struct PostedLineId(Guid Value) : IId;

/// <summary>One business event in the books: in every book it touches, its lines sum to zero. Never changed, never erased.</summary>
internal sealed class PostedSet
{
    public PostedSetId Id { get; init; }
    public required string Key { get; init; }
    public required string Memo { get; init; }
    public required string Reference { get; init; }
    public DateTime OccurredAt { get; init; }
    public DateTime PostedAt { get; init; }
    public Unit Unit { get; init; }
    public List<PostedLine> Lines { get; } = [];

    /// <summary>Writes a balanced set. Zero lines are left out: they say nothing.</summary>
    /// <exception cref="InvalidOperationException">a book's lines do not sum to zero: a defect of the caller, never a refusal</exception>
    public static PostedSet Write(string key, string memo, string reference, DateTime occurredAt, Unit unit, IReadOnlyCollection<Line> lines, Clock clock)
    {
        foreach (var book in lines.GroupBy(l => l.Account.Book))
            if (book.Sum(l => l.Amount) is var sum and not 0)
                throw new InvalidOperationException($"ledger set {key} is out of balance by {sum} in book {book.Key.Value}");
        var set = new PostedSet { Id = Kernel.Id.New<PostedSetId>(clock), Key = key, Memo = memo, Reference = reference, OccurredAt = occurredAt, PostedAt = clock.Now, Unit = unit };
        foreach (var line in lines.Where(l => l.Amount != 0))
            set.Lines.Add(new PostedLine
            {
                Id = Kernel.Id.New<PostedLineId>(clock),
                SetId = set.Id,
                Book = line.Account.Book,
                Name = line.Account.Name,
                Counterparty = line.Account.Counterparty,
                Unit = unit,
                Amount = line.Amount,
                OccurredAt = occurredAt,
            });
        return set;
    }

    /// <summary>Does this set say the same as these lines? Order does not count.</summary>
    public bool Says(IReadOnlyCollection<Line> lines) =>
        lines.Where(l => l.Amount != 0).Order(ByAccount).SequenceEqual(Lines.Select(l => l.AsLine()).Order(ByAccount));

    public IReadOnlyCollection<Line> Reversed() => [.. Lines.Select(l => l.AsLine() with { Amount = -l.Amount })];

    private static readonly Comparer<Line> ByAccount = Comparer<Line>.Create((a, b) =>
        (a.Account.Book.Value, a.Account.Name, a.Account.Counterparty, a.Amount).CompareTo((b.Account.Book.Value, b.Account.Name, b.Account.Counterparty, b.Amount)));
}

/// <summary>One line of a book: positive is debit, negative is credit.</summary>
internal sealed class PostedLine
{
    public PostedLineId Id { get; init; }
    public PostedSetId SetId { get; init; }
    public OrganisationId Book { get; init; }
    public required string Name { get; init; }
    public string Counterparty { get; init; } = "";
    public Unit Unit { get; init; }
    public long Amount { get; init; }
    public DateTime OccurredAt { get; init; }

    public Line AsLine() => new(new Account(Book, Name, Counterparty), Amount);
}
