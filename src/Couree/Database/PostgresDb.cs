using Couree.Kernel;
using Couree.Outbox;
using Couree.Web;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Couree.Database;

/// <summary>PostgreSQL, for everyone who grows.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, Reactions reactions, Live live, Clock clock) : CoureeDb(options, reactions, live, clock)
{
    public override async Task InTransaction(Func<Task> work, CancellationToken stop = default)
    {
        await using (var transaction = await Database.BeginTransactionAsync(stop))
        {
            await work();
            await transaction.CommitAsync(stop);
        }
        TellWatchers();
    }

    public override async Task InOneView(Func<Task> read, CancellationToken stop = default)
    {
        await using var view = await Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        await read();
        await view.CommitAsync(stop);
    }

    public override bool IsLostRace(Exception failure) =>
        failure is DbUpdateConcurrencyException
        || (failure as PostgresException ?? failure.InnerException as PostgresException) is
        { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation };

    protected override Task<int> SaveInTurn(Func<Task<int>> save, CancellationToken stop) => save();
}
