using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Couree.Modules.Notices;

internal sealed class LetterTable : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.ToTable("notices_letters");
        letter.Property(l => l.Key).HasMaxLength(200);
        letter.Property(l => l.To).HasMaxLength(320);
        letter.Property(l => l.Language).HasMaxLength(2);
        letter.Property(l => l.Subject).HasMaxLength(300);
        letter.HasIndex(l => l.Key).IsUnique();
        letter.HasIndex(l => l.CreatedAt);
    }
}
