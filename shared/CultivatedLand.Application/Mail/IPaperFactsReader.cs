using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>Port through which mail learns what official papers say besides their tasks.</summary>
public interface IPaperFactsReader
{
    /// <returns>Facts of each notice that is an official paper.</returns>
    Task<IReadOnlyDictionary<NoticeId, PaperFacts>> Of(IEnumerable<Notice> notices, CancellationToken cancellationToken);
}
