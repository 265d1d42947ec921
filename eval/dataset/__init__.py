"""The files of the evaluation: questions with gold, gold structure, responses; every fault named by its line."""

from eval.dataset.files import digest, read_gold, read_questions, read_responses, write_questions
from eval.dataset.questions import question_record
from eval.dataset.responses import response_from

__all__ = [
    "digest",
    "question_record",
    "read_gold",
    "read_questions",
    "read_responses",
    "response_from",
    "write_questions",
]
