using Couree.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Couree.Modules.People;

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("people_persons");
        person.Property(p => p.Email).HasMaxLength(Person.LongestEmail);
        person.Property(p => p.Name).HasMaxLength(200);
        person.Property(p => p.Phone).HasMaxLength(40);
        person.Property(p => p.PasswordHash).HasMaxLength(200);
        person.Property(p => p.Language).HasMaxLength(2);
        person.Property(p => p.About).HasMaxLength(300);
        person.Property(p => p.AboutEn).HasMaxLength(300);
        person.HasIndex(p => p.Email).IsUnique();
        person.Ignore(p => p.IsHere);
    }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("people_sessions");
        session.Property(s => s.KeyHash).HasMaxLength(64);
        session.Property(s => s.Device).HasMaxLength(80);
        session.HasIndex(s => s.KeyHash).IsUnique();
        session.HasIndex(s => s.Person);
        session.HasIndex(s => s.ExpiresAt);
    }
}

internal sealed class MailLinkTable : IEntityTypeConfiguration<MailLink>
{
    public void Configure(EntityTypeBuilder<MailLink> link)
    {
        link.ToTable("people_mail_links");
        link.Property(l => l.KeyHash).HasMaxLength(64);
        link.Property(l => l.Email).HasMaxLength(Person.LongestEmail);
        link.HasIndex(l => l.KeyHash).IsUnique();
        link.HasIndex(l => l.Person);
    }
}

internal sealed class SignInTriesTable : IEntityTypeConfiguration<SignInTries>
{
    public void Configure(EntityTypeBuilder<SignInTries> tries)
    {
        tries.ToTable("people_sign_in_tries");
        tries.HasKey(t => t.EmailHash);
        tries.Property(t => t.EmailHash).HasMaxLength(64);
        tries.HasIndex(t => t.LastAt);
    }
}

internal sealed class PasskeyTable : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> passkey)
    {
        passkey.ToTable("people_passkeys");
        passkey.Property(p => p.Credential).HasMaxLength(1400);
        passkey.Property(p => p.Name).HasMaxLength(Passkey.LongestName);
        passkey.Property(p => p.Transports).AsJson().HasMaxLength(200);
        passkey.HasIndex(p => p.Credential).IsUnique();
        passkey.HasIndex(p => p.Person);
    }
}

internal sealed class PasskeyQuestionTable : IEntityTypeConfiguration<PasskeyQuestion>
{
    public void Configure(EntityTypeBuilder<PasskeyQuestion> question)
    {
        question.ToTable("people_passkey_questions");
        question.HasKey(q => q.KeyHash);
        question.Property(q => q.KeyHash).HasMaxLength(64);
        question.HasIndex(q => q.ExpiresAt);
    }
}
