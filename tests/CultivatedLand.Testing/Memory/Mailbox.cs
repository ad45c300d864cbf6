using CultivatedLand.Application.Mail;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Testing.Memory;

/// <summary>Mailer that takes everything and notes every delivery as <c>2023-08-04 09:00 li@q.example</c>.</summary>
public sealed class Mailbox(TimeProvider clock) : IMailer
{
    public List<string> Delivered { get; } = [];

    public Task<DeliveryResult> Deliver(MailContent mail, CancellationToken cancellationToken)
    {
        Delivered.Add($"{Some.Text(clock.GetUtcNow())} {mail.To}");
        return Task.FromResult<DeliveryResult>(new DeliveryResult.Accepted("taken"));
    }
}
