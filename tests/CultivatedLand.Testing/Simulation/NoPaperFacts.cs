using CultivatedLand.Application.Mail;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Simulation;

/// <summary>Reader for papers that say nothing but their tasks.</summary>
public sealed class NoPaperFacts : IPaperFactsReader
{
    public Task<IReadOnlyDictionary<NoticeId, PaperFacts>> Of(IEnumerable<Notice> notices, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<NoticeId, PaperFacts>>(new Dictionary<NoticeId, PaperFacts>());
}
